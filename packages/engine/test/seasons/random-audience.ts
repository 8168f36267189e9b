import { random } from '@sweeps/stats'
import { on } from './season-world.js'

/** Messages of a season and of what else was watched; those of one group are heard together. */
export interface RandomAudience {
  /** Lines for `carry`. */
  episodes: string[]
  groups: { messages: object[]; flags: number }[]
  /** Somebody who watched. */
  somebody: string
  /** Whether a viewer is in several accounts. */
  shared: boolean
}

const dayMs = 86_400_000
const contents = ['e1', 'e2', 'e2-long', 'e3', 'e4', 'film', 'film', 'other']

/**
 * Everything that makes counting hard: households and a profile that several share, people who watch across midnight, skip, rewatch, hurry,
 * overlap with themselves or decline to be recognised, who change screens, who watch other things before, meanwhile and after; robots,
 * clocks that run ahead, a day with more than 24 hours.
 */
export function randomAudience(seed: number, plays = 220): RandomAudience {
  const luck = random(seed)
  const groups: RandomAudience['groups'] = [0, 1, 0, 0].map(flags => ({ messages: [], flags }))
  const shared = seed % 3 === 0
  const iso = (ms: number): string => new Date(ms).toISOString()
  for (let play = 0; play < plays; play++) {
    const account = `a${luck.integer(0, 29)}`
    const viewer = shared && luck.chance(0.15) ? 'kid' : `${account}-${luck.integer(1, 2)}`
    const content = luck.pick(contents)
    let at = on(1, '00:00') + luck.integer(content === 'film' ? -50 : -2, 34) * dayMs + luck.integer(0, dayMs - 1)
    // Where most midnights are, many sit and watch.
    if (luck.chance(0.3)) at = at - (at % dayMs) + luck.pick([0, 4, 18.25, 18.5, 21, 24]) * 3_600_000 - luck.integer(0, 1_800_000)
    let position = luck.chance(0.7) ? 0 : luck.integer(0, 1_500_000)
    const spans = Array.from({ length: luck.integer(1, 4) }, () => {
      const rate = luck.pick([1, 1, 1, 1.5, 2, 0.75])
      const length = luck.pick([30_000, 119_999, 120_000, 600_000, 900_000, luck.integer(1, 1_500_000)])
      const span = { start: iso(at), stop: iso(at + length), position, rate }
      at += luck.chance(0.1) ? Math.round(length / 2) : length + luck.pick([0, 0, 60_000, 5_000_000])
      position = luck.chance(0.2) ? luck.integer(0, 2_000_000) : position + Math.round(length * rate)
      return span
    })
    // Other programs often do not know the playhead.
    const blind = luck.chance(0.15)
    const told = spans.map(({ position, ...span }) => (blind ? span : { ...span, position }))
    const message = {
      service: 's',
      content,
      play: `random ${seed} ${play}`,
      viewer,
      account,
      sentAt: spans.at(-1)!.stop,
      ...(luck.chance(0.1) ? { anonymous: true } : {}),
      ...(luck.chance(0.9) ? { screen: luck.pick(['tv', 'phone', 'tablet']), market: luck.pick(['US', 'IL', 'DE']) } : {}),
      spans: told,
    }
    const group = luck.pick(groups)
    group.messages.push(message)
    // Told twice, or as it grew.
    if (luck.chance(0.2)) groups[0]!.messages.push({ ...message, spans: told.slice(0, 1) })
  }
  // Some watch all of it, by themselves or two together.
  for (let keen = 0; keen < 6; keen++) {
    let at = on(luck.integer(1, 20), '00:00') + luck.integer(0, dayMs - 1)
    for (const [content, minutes] of [
      ['e1', 40],
      ['e2-long', 45],
      ['e3', 30],
      ['e4', 25],
    ] as const) {
      const length = minutes * 60_000 * luck.pick([1, 1, 0.95])
      luck.pick([groups[0]!, groups[2]!, groups[3]!]).messages.push({
        service: 's',
        content,
        play: `keen ${seed} ${keen} ${content}`,
        viewer: `keen-${keen}-${keen < 4 ? 1 : luck.integer(1, 2)}`,
        account: `keen-${keen}`,
        sentAt: iso(at + length),
        spans: [{ start: iso(at), stop: iso(at + length), position: 0 }],
      })
      at += length + luck.pick([0, 600_000, dayMs, 2 * dayMs])
    }
  }
  // More than 24 hours in one day of the calendar, in the last group only.
  for (const part of [1, 2, 3])
    groups[3]!.messages.push({
      service: 's',
      content: `e${part}`,
      play: `overfull ${seed} ${part}`,
      viewer: 'a3-1',
      account: 'a3',
      sentAt: iso(on(6, '00:00')),
      spans: [{ start: iso(on(5, '02:00')), stop: iso(on(5, '13:00')), position: 0 }],
    })
  const unknown = seed % 3 === 0
  return {
    episodes: ['e1 1 40', 'e2 2 35', 'e2-long 2 45', 'e3 3 30', `e4 4 ${unknown ? '-' : 25}`],
    groups,
    somebody: 'a1-1',
    shared,
  }
}
