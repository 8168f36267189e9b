import { now } from './clock.js'

/** Milliseconds the collector's clock is ahead of ours, half the round trip allowed for; NaN when it does not say. */
export const ask = async (endpoint: string): Promise<number> => {
  try {
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 2e3)
    const asked = now()
    const answer = await fetch(`${endpoint}/v1/time`, { cache: 'no-store', credentials: 'omit', signal: abort.signal })
    const { now: told } = await answer.json()
    return Date.parse(told) - (asked + now()) / 2
  } catch {
    return Number.NaN
  }
}
