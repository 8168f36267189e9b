import { random } from '@sweeps/stats'
import type { SamplePlay, SamplePlays } from './plays.js'

/** Days before the day of loading of which it is known what is true of everybody. */
export const measuredDays = 28
const daySeconds = 86_400
/** How often somebody else of the household is in the room. */
const company = 0.3

/**
 * What an account watched on the days that are measured, with everybody who was there, by their numbers: of whoever is in a panel and whoever is
 * not.
 *
 * @param days how far back, which may be further than the truth is known
 */
export function measuredPlays(number: number, plays: SamplePlays, days = measuredDays): { play: SamplePlay; present: number[] }[] {
  const { account, plays: watched } = plays.of(number)
  const [known, before] = [random(number, 7), random(number, 8)]
  return watched.flatMap(play => {
    if (play.start < -days * daySeconds || play.start + play.length > 0) return []
    // TRICKY: earlier days have draws of their own, so that of the known ones it is the same company however far back is asked.
    const luck = play.start < -measuredDays * daySeconds ? before : known
    const others = account.persons.flatMap((_, at) => (at + 1 !== play.person && luck.chance(company) ? [at + 1] : []))
    return [{ play, present: [play.person, ...others] }]
  })
}
