/** What a line of our own files is: a message as `POST /v1/spans` takes it, or an array of them. The collector checks it. */
export const isNativeRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The moment it left the player, which counts as the moment it was received; undefined when it does not say. */
export function sentAt(message: unknown): number | undefined {
  if (typeof message !== 'object' || message === null || !('sentAt' in message)) return undefined
  const at = Date.parse(String(message.sentAt))
  return Number.isNaN(at) ? undefined : at
}
