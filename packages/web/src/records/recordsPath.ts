/** The dashboard's address of a list's records. */
export const recordsPath = (chart: string, list: string) => `/records?chart=${encodeURIComponent(chart)}&list=${encodeURIComponent(list)}`
