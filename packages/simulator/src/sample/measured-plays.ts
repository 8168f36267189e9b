import { random } from '@sweeps/stats'
import type { SamplePlay, SamplePlays } from './plays.js'

/** Days before the day of loading from which on a panel measures. */
export const measuredDays = 28
const daySeconds = 86_400
/** How often somebody else of the household is in the room. */
const company = 0.3

/** What an account watched on the days that are measured, with everybody who was there, by their numbers: of whoever is in a panel and whoever is not. */
export function measuredPlays(number: number, plays: SamplePlays): { play: SamplePlay; present: number[] }[] {
  const { account, plays: watched } = plays.of(number)
  const luck = random(number, 7)
  return watched.flatMap(play => {
    if (play.start < -measuredDays * daySeconds || play.start + play.length > 0) return []
    const others = account.persons.flatMap((_, at) => (at + 1 !== play.person && luck.chance(company) ? [at + 1] : []))
    return [{ play, present: [play.person, ...others] }]
  })
}
