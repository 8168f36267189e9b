import { random } from '@sweeps/stats'
import { on, watch } from './season-world.js'

export interface Viewing {
  account: string
  viewer: string
  episode: number
  /** Wall clock and playhead, ms. */
  start: number
  stop: number
  from: number
  to: number
}

export interface RandomSeason {
  /** Runtimes in minutes of the episodes `e1`, `e2`… */
  minutes: number[]
  messages: object[]
  viewings: Viewing[]
}

/** Accounts with several viewers who start, leave, skip, rewatch and hurry, over seven weeks. */
export function randomSeason(seed: number, accounts: number, episodes = 5): RandomSeason {
  const luck = random(seed)
  const minutes = Array.from({ length: episodes }, () => luck.integer(20, 60))
  const messages: object[] = []
  const viewings: Viewing[] = []
  const see = (account: string, viewer: string, episode: number, began: number, from: number, to: number, rate: number): number => {
    const message = watch(`${account}/${viewer}`, `e${episode}`, began, [from, to], {
      rate,
      screen: luck.pick(['tv', 'phone', 'tablet']),
      market: luck.pick(['US', 'US', 'IL']),
    })
    const [span] = message.spans
    const stop = Date.parse(span!.stop)
    viewings.push({ account, viewer, episode, start: began, stop, from: span!.position, to: span!.position + (stop - began) * rate })
    messages.push(message)
    return stop + luck.integer(1, 60) * 60_000
  }
  for (let a = 0; a < accounts; a++) {
    const account = `a${a}`
    const size = luck.integer(1, 3)
    const keen = luck.chance(0.4)
    let at = on(1, '00:00') + luck.integer(0, 35 * 1440) * 60_000
    for (const [index, length] of minutes.entries()) {
      if (!keen && luck.chance(0.3)) break
      const viewer = `${account}-${luck.integer(1, size)}`
      const part = keen ? luck.pick([0.93, 1]) : luck.pick([0.02, 0.3, 0.69, 0.71, 0.89, 0.93, 1])
      const middle = length * part * luck.uniform(0.2, 0.8)
      at = see(account, viewer, index + 1, at, 0, middle, luck.pick([1, 1, 2]))
      at = see(account, viewer, index + 1, at, middle, length * part, luck.pick([1, 1, 1.5]))
      if (luck.chance(0.2)) at = see(account, `${account}-${luck.integer(1, size)}`, index + 1, at, 2, Math.min(9, length * part + 3), 1)
      if (luck.chance(0.3)) at += luck.integer(0, 5) * 86_400_000
    }
  }
  return { minutes, messages, viewings }
}
