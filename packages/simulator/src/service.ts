/** The service that all simulated plays belong to. It does not exist, and its name says so wherever it is shown. */
export const service = { id: 'demo', name: 'Demo TV (fictional)' } as const
