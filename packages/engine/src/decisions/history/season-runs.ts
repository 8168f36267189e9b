import {
  type DatedSeason,
  type Decay,
  type DecayOptions,
  hoursBetween,
  learnDecay,
  learnNextSeason,
  type NextSeason,
  type SeasonPair,
} from '@sweeps/stats'
import { groupBy } from '../../group-by.js'
import { type SeasonName, seasonKey } from '../season-name.js'
import { Memo } from './memo.js'

/** A season as a source's weeks show it. */
export interface SeasonRun extends DatedSeason, SeasonName {
  name: string
  list: string
  firstWeek: string
  /** False when it had been on the list before the first week there is, so that week is not its first. */
  fromTheStart: boolean
  /** It is known not to be on the list in the week after the last of its weeks. */
  left: boolean
  premiere: string | null
  /** Its weeks as they are listed; `hours` has no week in which a later season lifted it. */
  listed: readonly (number | null)[]
  /** From which week on, counted from 0, a later season lifted it; null: from none that is listed. */
  liftedFrom: number | null
  /** Its first calendar week still ran: its weeks are counted so that the first ends with the last day that was over. */
  stillFirst?: boolean
}

/** Whoever asks about many seasons of a day asks for the same pools: what was learned from these is cached, up to so much. */
const mostLearned = 2500

/** Seasons as one source shows them to the end of a day, the earliest first, and what they teach. */
export class SeasonRuns {
  readonly #index: ReadonlyMap<string, readonly SeasonRun[]>
  readonly #memo = new Memo(mostLearned)

  /** `now`: the day number after the day. */
  constructor(
    readonly seasons: readonly SeasonRun[],
    readonly now: number,
  ) {
    this.#index = groupBy(seasons, seasonKey)
  }

  /** The runs of one season, under whatever names it charted. */
  of(name: SeasonName): readonly SeasonRun[] {
    return this.#index.get(seasonKey(name)) ?? []
  }

  /** A season that charted under several names is taken under the one with most hours. */
  chosen(name: SeasonName): SeasonRun | undefined {
    const hours = (run: SeasonRun): number => run.hours.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    return [...this.of(name)].sort((one, other) => hours(other) - hours(one))[0]
  }

  /** How hours go on to the end of week `to`, learned from the seasons that were over by then, without the one that is forecast. */
  decay(subject: SeasonRun, options: DecayOptions): Decay | undefined {
    const { observed, to, onlyVisible = false, anySize = false } = options
    const pool = this.#memo.once(`pool ${to}`, () => {
      const seasons = this.seasons.filter(run => isOver(run, to, this.now))
      return { seasons, names: new Set(seasons.map(seasonKey)) }
    })
    const name = seasonKey(subject)
    const isIn = pool.names.has(name)
    return this.#memo.once(`decay ${observed} ${to} ${onlyVisible} ${anySize}${isIn ? ` without ${name}` : ''}`, () =>
      learnDecay(isIn ? pool.seasons.filter(run => seasonKey(run) !== name) : pool.seasons, options),
    )
  }

  /** What past pairs teach about the first weeks of the season after one. */
  next(weeks: number, anySize: boolean): NextSeason | undefined {
    return this.#memo.once(`next ${weeks} ${anySize}`, () => learnNextSeason(seasonPairs(this.seasons, weeks, this.now), { anySize }))
  }
}

/** What a season had to the end of week `to` is known, or is bounded by lists it is not on. `now`: the day number after the as-of. */
const isOver = (run: SeasonRun, to: number, now: number): boolean =>
  run.fromTheStart && run.start + 7 * to <= now && (run.left || run.hours.length >= to)

/** Past pairs of a season and the one numbered next, by the hours of their first `weeks` weeks. */
function seasonPairs(seasons: readonly SeasonRun[], weeks: number, now: number): SeasonPair[] {
  const over = seasons.filter(season => isOver(season, weeks, now))
  const first = new Map<string, SeasonRun>()
  for (const season of over) if (!first.has(seasonKey(season))) first.set(seasonKey(season), season)
  const hours = (season: SeasonRun): number => hoursBetween(season, 0, weeks, [0])[0]!
  return [...first.values()].flatMap(season => {
    const next = first.get(`${season.title}/${season.season + 1}`)
    return season.season > 0 && next && next.start > season.start ? [{ now: hours(season), next: hours(next) }] : []
  })
}
