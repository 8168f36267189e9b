import { Day, Problem, parseDay } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { backtestDecay, type Score, scoreTrials, type Trial, weeksForecast } from '@sweeps/stats'
import { dayNumber, dayOf } from '../day-number.js'
import type { History } from '../history/index.js'
import { forecastMethod } from './outlook.js'

export interface BacktestRequest {
  /** Only forecasts made from this day on, and before `to`. */
  from?: string | undefined
  to?: string | undefined
  /** One origin: learn to the end of the day before, forecast all that comes later. Every quarter learns anew when absent. */
  learnedTo?: string | undefined
}

/** How forecasts came out, and what simple rules would have come to. Errors and coverages are fractions: 0.1 is 10 %. */
const scoreMembers = {
  forecasts: Type.Integer({ description: 'how many' }),
  error: Type.Object(
    { forecast: Type.Number(), medianRatio: Type.Number(), meanRatio: Type.Number(), lastRatio: Nullable(Type.Number()) },
    { description: 'median of |forecast − actual| ÷ actual: of the forecast, and of each rule' },
  ),
  coverage: Type.Object({ p50: Type.Number(), p80: Type.Number() }, { description: 'how often the intervals had the actual within them' }),
}

/** How forecasts would have come out. */
export const ForecastBacktest = Type.Object({
  target: Type.String(),
  method: Type.String(),
  source: Type.String(),
  origins: Nullable(Type.Object({ first: Day, last: Day, count: Type.Integer() }), {
    description: 'the first and last day on which it learned anew, and how many; null: no forecast could be made',
  }),
  seasons: Type.Integer(),
  byWeeksSeen: Type.Array(Type.Object({ weeksSeen: Type.Integer(), ...scoreMembers })),
  byOrigin: Type.Array(Type.Object({ origin: Day, weeksSeen: Type.Integer(), learnedFrom: Type.Integer(), ...scoreMembers })),
  rules: Type.Object({ medianRatio: Type.String(), meanRatio: Type.String(), lastRatio: Type.String() }, { description: 'in words' }),
  notes: Type.Array(Type.String()),
})
export type ForecastBacktest = Static<typeof ForecastBacktest>

/** The last that the store knows: all that there is. */
const lastDay = '2149-06-06'

const target = 'hours of the first four calendar weeks of seasons seen in all four'

/**
 * The track record of the forecast: what it would have said of every past season after one, two and three weeks, learned from what
 * was over before. Throws `invalid-request` when a day is none.
 */
export async function backtestForecast({ history }: { history: History }, request: BacktestRequest = {}): Promise<ForecastBacktest> {
  const day = (field: 'from' | 'to' | 'learnedTo'): number | undefined =>
    request[field] === undefined ? undefined : dayNumber(parseDay(request[field], field).toString())
  const [from, to, learnedTo] = [day('from'), day('to'), day('learnedTo')]
  if (from !== undefined && to !== undefined && to <= from)
    throw new Problem('invalid-request', `to: ${request.to} is not after from ${request.from}`)
  const { listed } = await history.on(lastDay, [])
  const whole = listed.runs.seasons.filter(({ fromTheStart }) => fromTheStart)
  const origins = learnedTo === undefined ? quarters(whole) : [learnedTo]
  const madeOn = (trial: Trial): number => whole[trial.season]!.start + 7 * trial.weeksSeen
  // With one origin a season that had begun by then was known in part: it is left out.
  const begins = (trial: Trial): boolean => learnedTo === undefined || whole[trial.season]!.start >= learnedTo
  const trials = backtestDecay(whole, origins).filter(
    trial => begins(trial) && madeOn(trial) >= (from ?? Number.NEGATIVE_INFINITY) && madeOn(trial) < (to ?? Number.POSITIVE_INFINITY),
  )
  const used = [...new Set(trials.map(({ origin }) => origin))]
  return {
    target,
    method: forecastMethod,
    source: listed.definition.source,
    origins: used.length === 0 ? null : { first: dayOf(used[0]!), last: dayOf(used.at(-1)!), count: used.length },
    seasons: new Set(trials.map(({ season }) => season)).size,
    byWeeksSeen: [1, 2, 3].flatMap(weeksSeen =>
      scored(
        { weeksSeen },
        trials.filter(trial => trial.weeksSeen === weeksSeen),
      ),
    ),
    byOrigin: used.flatMap(origin =>
      [1, 2, 3].flatMap(weeksSeen => {
        const of = trials.filter(trial => trial.origin === origin && trial.weeksSeen === weeksSeen)
        return scored({ origin: dayOf(origin), weeksSeen, learnedFrom: of[0]?.learnedFrom ?? 0 }, of)
      }),
    ),
    rules: {
      medianRatio: 'hours seen × the median of past seasons’ four weeks over as many weeks seen',
      meanRatio: 'hours seen × the mean of the same',
      lastRatio: 'each week is to the one before as the last two seen',
    },
    notes: notesOn(trials.length, whole.length),
  }
}

const scored = <Head>(head: Head, trials: readonly Trial[]): (Head & Score)[] => {
  const score = scoreTrials(trials)
  return score ? [{ ...head, ...score }] : []
}

const notesOn = (trials: number, seasons: number): string[] => [
  ...(trials === 0
    ? [
        `No forecast could be made: ${seasons} seasons are held from their first week on, and 20 must be over before the first is asked about.`,
      ]
    : []),
  `A season that left its list before its fourth week is censored: what it had is not known, so no error can be told (${weeksForecast} weeks in a row are wanted).`,
]

/** The first days of the quarters that the seasons span. */
function quarters(seasons: readonly { start: number }[]): number[] {
  const first = seasons[0]
  const last = seasons.at(-1)
  if (!first || !last) return []
  const days: number[] = []
  for (let year = Number(dayOf(first.start).slice(0, 4)); year <= Number(dayOf(last.start).slice(0, 4)) + 1; year++)
    for (const month of ['01', '04', '07', '10']) days.push(dayNumber(`${year}-${month}-01`))
  return days.filter((day, at) => (days[at + 1] ?? Number.POSITIVE_INFINITY) > first.start && day <= last.start + 7 * weeksForecast)
}
