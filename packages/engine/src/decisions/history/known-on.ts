import { type Deviates, deviatesOf, smallestPool } from '@sweeps/stats'
import type { SeasonName } from '../season-name.js'
import type { ListedRuns } from './listed-runs.js'
import { Memo } from './memo.js'
import { type PastSeasons, pastSeasons } from './past-seasons.js'
import type { SeasonDetails } from './season-details.js'
import type { SeasonRun, SeasonRuns } from './season-runs.js'
import type { StoredHistory } from './stored-history.js'

/** Draws and their seed wherever something is drawn: the same question has the same answer, to the last digit. */
export const drawing = { draws: 10_000, seed: 20_210_806 }

/** The weeks of one season, and those of past ones that it is compared with. */
export interface ChosenRun {
  subject: SeasonRun
  past: SeasonRuns
  /** The weeks are of one's own plays and not of published lists. */
  own: boolean
  /** The past is of another source than the season: sizes do not compare. */
  anySize: boolean
}

/** So many answers that rest on it are cached: cases of a board, and what fees come to. */
const mostMade = 2000

/**
 * Everything that a forecast, a probability of return, a case or the board may rest on, as it was known at the end of a day. It is read once
 * and never changes, and what was learned from its parts is cached by them: every answer is a function of it alone.
 */
export class KnownOn {
  /** What was made of it, by whoever made it. */
  readonly made = new Memo(mostMade)

  constructor(
    readonly day: string,
    readonly stored: StoredHistory,
    readonly details: SeasonDetails,
    readonly listed: ListedRuns,
    /** Of one's own plays; none where the published lists have all that were named. */
    readonly own: SeasonRuns,
    /** The day each season came or comes out, where one is known, by `title/season`. */
    readonly premieres: ReadonlyMap<string, string>,
  ) {}

  /** What figures, outcomes and records said of past seasons. */
  get past(): PastSeasons {
    return pastSeasons(this.stored, this.day)
  }

  /** The day number after the day. */
  get now(): number {
    return this.listed.runs.now
  }

  /** What is drawn from, for every season the same. */
  get deviates(): Deviates {
    return this.stored.memo.once('deviates', () => deviatesOf(drawing.seed, drawing.draws))
  }

  /**
   * Published lists are looked at first, one's own plays where these do not know the season; it is compared with seasons of its own source, or,
   * where those are too few, of the published lists. Undefined when neither knows it.
   */
  runOf(name: SeasonName): ChosenRun | undefined {
    const [listed, own] = [this.listed.runs, this.own]
    const published = listed.chosen(name)
    if (published) return { subject: published, past: listed, own: false, anySize: false }
    const watched = own.chosen(name)
    if (!watched) return undefined
    const anySize = own.seasons.length <= smallestPool
    return { subject: watched, past: anySize ? listed : own, own: true, anySize }
  }
}
