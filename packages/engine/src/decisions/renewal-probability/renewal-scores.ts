import { Day, Problem, parseDay } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { type History, pastSeasons, type StoredHistory, verdicts } from '../history/index.js'
import { minimumOfAKind } from './learn.js'
import { scoreSeasons } from './score-seasons.js'

/** How probable it is that a season returns. */
export const RenewalScore = Type.Object({
  title: Type.String({ description: 'slug' }),
  season: Type.Integer(),
  released: Day,
  p: Type.Number({ description: 'probability that it returns' }),
  low: Type.Number({ description: 'lower end of its 80 % interval' }),
  high: Type.Number({ description: 'upper end of its 80 % interval' }),
  known: Type.Enum([...verdicts], {
    description: 'what was known on the day: open, returned (its next season had been seen), or not returned within 24 months',
  }),
})
export type RenewalScore = Static<typeof RenewalScore>

/**
 * The probability that each first season of a range of releases (both days included) returns, as of a day: by default the last day of the last
 * period that there are figures of. Seasons are those of outcomes files, engagement reports and charts; limited series are left out.
 * Throws `invalid-request` for a range that is none, `not-found` when there is too little to learn from.
 */
export async function renewalScores(
  { history }: { history: History },
  input: { from: string; to: string; asOf?: string },
): Promise<RenewalScore[]> {
  const [from, to] = [parseDay(input.from, 'released').toString(), parseDay(input.to, 'released').toString()]
  if (to < from) throw new Problem('invalid-request', `released: ${to} is before ${from}`)
  const stored = await history.stored()
  const past = pastSeasons(stored, asOfDay(stored, input.asOf))
  const subjects = past.seasons.filter(one => one.renewable && one.season === 1 && one.released >= from && one.released <= to)
  const scored = scoreSeasons(past, subjects)
  if (!scored) throw tooLittle(stored, past.day)
  return scored
    .map(({ season, chance }) => ({
      ...{ title: season.title, season: season.season, released: season.released },
      ...{ p: round(chance.p), low: round(chance.low), high: round(chance.high), known: season.verdict },
    }))
    .sort((one, other) => other.p - one.p || (one.title < other.title ? -1 : 1))
}

/** The day wanted, or the last of the last figures. */
export function asOfDay({ published }: StoredHistory, asOf: string | undefined): string {
  if (asOf !== undefined) return parseDay(asOf, 'asOf').toString()
  if (published.lastDay === null)
    throw new Problem('not-found', 'no published figures are held: import some, as with: sweeps import netflix-top10 FILE')
  return published.lastDay
}

function tooLittle({ published: { outcomes } }: StoredHistory, day: string): Problem {
  const advice =
    outcomes.length === 0
      ? 'no outcomes are held: import them with: sweeps import outcomes FILE'
      : `${outcomes.length} outcomes are held; by ${day}, ${minimumOfAKind} seasons must have returned and ${minimumOfAKind} not within 24 months`
  return new Problem('not-found', `there is too little to learn a probability of return from: ${advice}`)
}

/** More digits would say more than is known. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000
