import { now } from './clock.js'
import { request } from './request.js'

/** Milliseconds the collector's clock is ahead of ours, half the round trip allowed for; undefined when it does not say in time. */
export const ask = async (endpoint: string): Promise<number | undefined> => {
  try {
    const sentAt = now()
    const { now: serverTime } = await (await request(`${endpoint}/v1/time`, 2e3)).json()
    return Date.parse(serverTime) - (sentAt + now()) / 2
  } catch {
    // Then the device's own clock is taken to be right.
  }
}
