import { addDays, Problem, parseDay } from '@sweeps/model'
import {
  certain,
  fewestPairs,
  forecastNextSeason,
  forecastSeasonTotal,
  forecastTotal,
  learnDecay,
  neverFalling,
  quantilesOf,
  type SeasonForecast,
  smallestPool,
  sumOfFirst,
  weeksForecast,
  weeksSeen,
  widened,
} from '@sweeps/stats'
import { dayNumber, dayOf } from '../day-number.js'
import type { LaunchLifts } from '../lift/index.js'
import { chosenAmong, runsOf } from './chosen-run.js'
import { type HeldHistories, heldHistories } from './held-histories.js'
import { type History, listWeek, type SeenSeason } from './history.js'
import { liftOutlook } from './lift-outlook.js'
import { forecastMethod, type Outlook, type SeasonOutlook, type VisibleWeek } from './outlook.js'
import type { OwnSources } from './own-history.js'
import { nextSeasonOf, poolFor } from './pool.js'
import type { HistorySources } from './published-history.js'

export type ForecastSources = HistorySources & OwnSources

/** Draws and their seed wherever something is drawn: the same question has the same answer, to the last digit. */
export const drawing = { draws: 10_000, seed: 20_210_806 }

export interface ForecastRequest {
  title: string
  /** 0: a film. */
  season: number
  /** A day; today when absent. */
  asOf?: string | undefined
}

/** The horizons, in days from the premiere. */
const days = { day28: 28, day91: 91, year: 365 } as const
const horizons = Object.keys(days) as (keyof typeof days)[]
const longest = 53

/** The weeks of one season and those it may learn from. */
interface Case {
  asked: SeenSeason
  source: string
  past: readonly SeenSeason[]
  complete: History['complete'] | undefined
  /** The past is of another source than the season. */
  anySize: boolean
  asOf: string
  /** Day number after the as-of. */
  now: number
  /** The day the next season came or comes out. */
  nextPremiere: string | undefined
  lifts: LaunchLifts
  /** Forecasts made so far, by the week they go to. */
  totals: Map<number, SeasonForecast>
}

/**
 * Forecasts one season's hours from its weeks so far: to day 28, day 91 and one year, its first four weeks if it stays on the list, and the
 * next season's. As of a day: nothing of a period that was not over by then is used, neither of the season nor of those it learns from.
 *
 * Published weekly lists are looked at first, one's own plays where these do not know the season. What cannot be given is `absent` with the reason.
 *
 * Throws `not-found` when neither knows the season, `invalid-request` when the day is none.
 */
export async function forecastSeason(
  sources: ForecastSources,
  request: ForecastRequest,
  /** What is held as of that day, for whoever has read it already. */
  held?: HeldHistories,
): Promise<SeasonOutlook> {
  const asOf = request.asOf === undefined ? new Date().toISOString().slice(0, 10) : parseDay(request.asOf, 'asOf').toString()
  const kind = request.season === 0 ? 'films' : 'seasons'
  const histories = held ?? (await heldHistories(sources, kind, asOf))
  const { published, lifts } = histories
  const nextPremiere = nextPremiereOf(published, request)
  const chosen = await chosenAmong(histories, request)
  if (!chosen) throw unknown(request, asOf)
  const { asked, past, own, anySize } = chosen
  return outlookOf({
    ...{ asked, past, anySize, asOf, nextPremiere, lifts, now: dayNumber(asOf) + 1, totals: new Map() },
    ...(own ? { source: 'census', complete: undefined } : { source: published.definition.source, complete: published.complete }),
  })
}

/** As the record, the catalogue or a report says; else the first week in which it charted. */
function nextPremiereOf({ premieres, seasons }: HeldHistories['published'], { title, season }: ForecastRequest): string | undefined {
  if (season === 0) return undefined
  const charted = runsOf(seasons, title, season + 1).find(({ fromTheStart }) => fromTheStart)
  return premieres.get(`${title}/${season + 1}`) ?? charted?.firstWeek
}

function unknown({ title, season }: ForecastRequest, asOf: string): Problem {
  const name = season === 0 ? `film ${title}` : `${title}/${season}`
  return new Problem(
    'not-found',
    `no weekly hours of ${name} were held as of ${asOf}: import Netflix's weekly lists (sweeps import netflix-top10) or plays of it, or ask as of a later day`,
  )
}

function outlookOf(of: Case): SeasonOutlook {
  const { asked, source, asOf } = of
  const four = firstFourWeeks(of)
  const totals = totalsOf(of)
  const next = nextSeason(of)
  const all = [four, ...Object.values(totals), next]
  return {
    ...{ title: asked.title, season: asked.season, name: asked.name, source, unit: 'hours', asOf },
    weeksSeen: asked.hours.filter(hours => hours !== null).length,
    firstWeek: asked.firstWeek,
    premiere: asked.premiere,
    visible: visibleWeeks(of),
    firstFourWeeks: four,
    ...totals,
    nextSeason: next,
    lift: liftOf(of, next),
    learnedFrom: Math.max(...all.map(outlook => ('absent' in outlook ? 0 : outlook.seasons))),
    method: forecastMethod,
    notes: notesOn(of, all),
  }
}

const notFromTheStart = 'its first weeks are not held, so it is not known where it stands'

function firstFourWeeks({ asked, past, anySize, now }: Case): Outlook {
  const seen = weeksSeen(asked)
  if (!asked.fromTheStart) return { absent: notFromTheStart }
  if (seen >= weeksForecast) return { ...certain(sumOfFirst(asked, weeksForecast)), basis: 'seen', seasons: 0 }
  if (asked.left || seen < asked.hours.length) return { absent: `it left the list after ${counted(seen, 'week')}, before its fourth` }
  const pool = poolFor(past, asked, weeksForecast, now)
  const decay = learnDecay(pool, { seen, to: weeksForecast, onlyVisible: true, anySize })
  if (!decay) return { absent: tooFew('past seasons that stayed on their list for four weeks', smallestPool) }
  const valueAt = forecastTotal(decay, asked)
  const told = isFewDays(asked) ? widened(valueAt, asked.hours[0]!, widerForFewDays) : valueAt
  return { ...quantilesOf(told), basis: 'past-seasons', seasons: decay.seasons }
}

function totalsOf(of: Case): Record<keyof typeof days, Outlook> {
  if (!of.asked.fromTheStart) {
    const absent = { absent: notFromTheStart }
    return { day28: absent, day91: absent, year: absent }
  }
  const [day28, day91, year] = neverFalling(horizons.map(horizon => total(of, weeksTo(of.asked, days[horizon])))).map(outlook)
  return { day28: day28!, day91: day91!, year: year! }
}

/** Weeks from the first day of the first week to the end of a day counted from the premiere; from that Monday where no premiere is known. */
const weeksTo = ({ firstDays }: SeenSeason, day: number): number => (firstDays === null ? day / 7 : 1 + (day - firstDays) / 7)

/** Learned once for each horizon: without a premiere day 28 is the end of the fourth week. */
function total({ asked, past, anySize, now, totals }: Case, to: number): SeasonForecast {
  const kept =
    totals.get(to) ?? totalOf(forecastSeasonTotal(asked, poolFor(past, asked, to, now), { to, left: asked.left, anySize }), asked)
  totals.set(to, kept)
  return kept
}

/** Past seasons with a first week of one or two days are too few to tell how far intervals are off after these, so they are made wider. */
const fewestToTrust = 3
const widerForFewDays = 2

/** Only some first days of one's own plays were seen: published weeks are there when they are over. */
const isFewDays = ({ list, hours, firstDays }: SeenSeason): boolean =>
  list === 'census' && hours.length === 1 && firstDays !== null && firstDays < fewestToTrust

function totalOf(forecast: SeasonForecast, asked: SeenSeason): SeasonForecast {
  if (forecast.basis !== 'past-seasons' || !isFewDays(asked)) return forecast
  const valueAt = widened(forecast.valueAt, asked.hours[0]!, widerForFewDays)
  return { ...forecast, ...quantilesOf(valueAt), valueAt }
}

const outlook = ({ p10, p25, p50, p75, p90, basis, seasons }: SeasonForecast): Outlook => ({ p10, p25, p50, p75, p90, basis, seasons })

function nextSeason(of: Case): Outlook {
  const { asked, past, anySize, now } = of
  if (asked.season === 0) return { absent: 'a film has no next season' }
  if (!asked.fromTheStart) return { absent: notFromTheStart }
  const learned = nextSeasonOf(past, weeksForecast, now, anySize)
  if (!learned) return { absent: tooFew('past pairs of a season and its next', fewestPairs) }
  return { ...forecastNextSeason(learned, total(of, weeksForecast).valueAt), basis: 'past-seasons', seasons: learned.pairs }
}

function liftOf(of: Case, next: Outlook): SeasonOutlook['lift'] {
  const { asked, nextPremiere, lifts } = of
  if (asked.season === 0) return { absent: 'a film has no next season' }
  if (!asked.fromTheStart) return { absent: notFromTheStart }
  return liftOutlook({
    season: asked.season,
    from: asked.firstDays === null ? asked.firstWeek : asked.premiere!,
    nextPremiere,
    next: 'absent' in next ? undefined : next,
    hoursTo: day => total(of, weeksTo(asked, day)).p50,
    lifts,
    drawing,
  })
}

function visibleWeeks({ asked, complete, now }: Case): VisibleWeek[] {
  const { start, listed, liftedFrom, list, ceilings } = asked
  const weeks: VisibleWeek[] = []
  for (let at = 0; at < longest && start + 7 * at + 7 <= now; at++) {
    const week = dayOf(start + 7 * at)
    const value = listed[at] ?? null
    const seen = liftedFrom !== null && at >= liftedFrom ? 'lifted' : 'seen'
    // One's own plays are all there, as long as any are: without viewing a week had none.
    if (!complete) weeks.push(at < ceilings.length ? { week, hours: value ?? 0, state: seen } : { week, hours: null, state: 'not-held' })
    else
      weeks.push({
        week,
        hours: value,
        state: value !== null ? seen : complete.get(listWeek(list, start + 7 * at)) ? 'censored' : 'not-held',
      })
  }
  return weeks
}

function notesOn({ asked, source, past, anySize, complete, asOf }: Case, outlooks: readonly Outlook[]): string[] {
  const bases = new Set(outlooks.flatMap(outlook => ('absent' in outlook ? [] : [outlook.basis])))
  const notes: string[] = []
  if (asked.firstDays === null)
    notes.push('Its premiere is not known or not in its first week: days are counted from the Monday of that week, in whole weeks.')
  if (asked.stillFirst)
    notes.push(
      `Its first week still runs: the ${counted(asked.firstDays!, 'day')} to ${addDays(asked.firstWeek, 6)} are taken as its first week, and weeks are counted from there. ${
        past.some(({ firstDays }) => firstDays !== null)
          ? 'What such a first week tells is learned from past seasons by the days their first weeks had.'
          : 'The days that first weeks of past seasons had are not known, so they are taken for usual ones: after fewer than four days that forecasts too little.'
      }`,
    )
  if (isFewDays(asked) && bases.has('past-seasons'))
    notes.push(
      'One or two days tell little, and hardly any past season shows how little: its intervals are twice as wide as learned, by assumption.',
    )
  if (bases.has('tail-law'))
    notes.push(
      'It has left the list. The weeks since are not zero: they follow the tail law, whose constants are assumptions of the method.',
    )
  if (bases.has('wide-tail-law'))
    notes.push(
      asked.hours.includes(null)
        ? 'It was off the list between weeks on it, as few are: what follows is by the tail law with its wide spread, not by past seasons.'
        : `Fewer than ${smallestPool} past seasons were seen for as long: what follows is by the tail law with its wide spread, an assumption of the method, not learned.`,
    )
  if (past.length < smallestPool && complete)
    notes.push("Only few past seasons are held. Netflix's whole history of weekly lists would teach it: sweeps import netflix-top10.")
  if (asked.liftedFrom !== null)
    notes.push(
      'A later season of its title lifted it: the weeks from then on are shown, and are no part of the forecast, which is of its ordinary decay.',
    )
  const after = addDays(asked.firstWeek, 7 * asked.hours.length)
  if (complete && !asked.left && addDays(after, 6) <= asOf)
    notes.push(`The whole list of the week of ${after} is not held, so it is not known whether the season had left it.`)
  if (anySize)
    notes.push(
      `Decay is learned from published lists, as fewer than ${smallestPool} other seasons of one's own were watched; sizes are not compared.`,
    )
  if (source === 'census') notes.push('Hours are of one’s own plays, all of them: no week is censored.')
  return notes
}

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
const tooFew = (what: string, least: number): string => `fewer than ${least} ${what} were over by then: too few to learn from`
