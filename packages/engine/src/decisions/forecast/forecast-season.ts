import { addDays, didYouMean, Problem, parseDay, type VisibleWeek } from '@sweeps/model'
import {
  certain,
  forecastNextSeason,
  forecastSeasonTotal,
  forecastTotal,
  minimumPairs,
  neverFalling,
  quantilesOf,
  type SeasonForecast,
  smallestPool,
  sumOfFirst,
  weeksForecast,
  weeksSeen,
  widened,
} from '@sweeps/stats'
import { dayOf } from '../day-number.js'
import { type ChosenRun, type History, type KnownOn, listWeek, type SeasonRun } from '../history/index.js'
import { type SeasonName, seasonKey } from '../season-name.js'
import { forecastMethod, type Outlook, type SeasonOutlook } from './outlook.js'
import { sequelLiftOutlook } from './sequel-lift-outlook.js'

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

/** A season that is forecast as of a day. */
interface Case extends ChosenRun {
  known: KnownOn
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
export async function forecastSeason({ history }: { history: History }, request: ForecastRequest): Promise<SeasonOutlook> {
  const asOf = request.asOf === undefined ? new Date().toISOString().slice(0, 10) : parseDay(request.asOf, 'asOf').toString()
  return forecastOn(await history.on(asOf, [request]), request)
}

/** The same from what was known on a day. */
export function forecastOn(known: KnownOn, name: SeasonName): SeasonOutlook {
  const run = known.runOf(name)
  if (!run) throw unknown(known, name)
  return outlookOf({ ...run, known, totals: new Map() })
}

/** As the record, the catalogue or a report says; else the first week in which it charted. */
function nextPremiereOf({ premieres, listed }: KnownOn, { title, season }: SeasonName): string | undefined {
  const next = { title, season: season + 1 }
  return premieres.get(seasonKey(next)) ?? listed.runs.of(next).find(({ fromTheStart }) => fromTheStart)?.firstWeek
}

function unknown({ day, listed, own }: KnownOn, { title, season }: SeasonName): Problem {
  const titles = new Set([...listed.runs.seasons, ...own.seasons].map(run => run.title))
  const near = titles.has(title) ? '' : didYouMean(title, titles)
  const name = season === 0 ? `film ${title}` : `${title}/${season}`
  return new Problem(
    'not-found',
    `no weekly hours of ${name} were held as of ${day}: import Netflix's weekly lists (sweeps import netflix-top10) or plays of it, or ask as of a later day${near}`,
  )
}

function outlookOf(of: Case): SeasonOutlook {
  const { subject } = of
  const four = firstFourWeeks(of)
  const totals = totalsOf(of)
  const next = nextSeason(of)
  const all = [four, ...Object.values(totals), next]
  return {
    ...{ title: subject.title, season: subject.season, name: subject.name, source: sourceOf(of), unit: 'hours', asOf: of.known.day },
    weeksSeen: subject.hours.filter(hours => hours !== null).length,
    firstWeek: subject.firstWeek,
    premiere: subject.premiere,
    visible: visibleWeeks(of),
    firstFourWeeks: four,
    ...totals,
    nextSeason: next,
    lift: sequelLiftOf(of, next),
    learnedFrom: Math.max(...all.map(outlook => ('absent' in outlook ? 0 : outlook.seasons))),
    method: forecastMethod,
    notes: notesOn(of, all),
  }
}

const notFromTheStart = 'its first weeks are not held, so it is not known where it stands'

const sourceOf = ({ own, known }: Case): string => (own ? 'census' : known.listed.definition.source)

function firstFourWeeks({ subject, past, anySize }: Case): Outlook {
  const observed = weeksSeen(subject)
  if (!subject.fromTheStart) return { absent: notFromTheStart }
  if (observed >= weeksForecast) return { ...certain(sumOfFirst(subject, weeksForecast)), basis: 'seen', seasons: 0 }
  if (subject.left || observed < subject.hours.length)
    return { absent: `it left the list after ${counted(observed, 'week')}, before its fourth` }
  const decay = past.decay(subject, { observed, to: weeksForecast, onlyVisible: true, anySize })
  if (!decay) return { absent: tooFew('past seasons that stayed on their list for four weeks', smallestPool) }
  const valueAt = forecastTotal(decay, subject)
  const spread = isFewDays(subject) ? widened(valueAt, subject.hours[0]!, widerForFewDays) : valueAt
  return { ...quantilesOf(spread), basis: 'past-seasons', seasons: decay.seasons }
}

function totalsOf(of: Case): Record<keyof typeof days, Outlook> {
  if (!of.subject.fromTheStart) {
    const absent = { absent: notFromTheStart }
    return { day28: absent, day91: absent, year: absent }
  }
  const [day28, day91, year] = neverFalling(horizons.map(horizon => total(of, weeksTo(of.subject, days[horizon])))).map(outlook)
  return { day28: day28!, day91: day91!, year: year! }
}

/** Weeks from the first day of the first week to the end of a day counted from the premiere; from that Monday where no premiere is known. */
const weeksTo = ({ firstDays }: SeasonRun, day: number): number => (firstDays === null ? day / 7 : 1 + (day - firstDays) / 7)

/** Made once for each horizon: without a premiere day 28 is the end of the fourth week. */
function total({ subject, past, anySize, totals }: Case, to: number): SeasonForecast {
  const learned = (observed: number) => past.decay(subject, { observed, to, anySize })
  const made = totals.get(to) ?? totalOf(forecastSeasonTotal(subject, learned, { to, left: subject.left }), subject)
  totals.set(to, made)
  return made
}

/** Past seasons with a first week of one or two days are too few to tell how far intervals are off after these, so they are made wider. */
const minimumToTrust = 3
const widerForFewDays = 2

/** There are only some first days of one's own plays: published weeks are there when they are over. */
const isFewDays = ({ list, hours, firstDays }: SeasonRun): boolean =>
  list === 'census' && hours.length === 1 && firstDays !== null && firstDays < minimumToTrust

function totalOf(forecast: SeasonForecast, subject: SeasonRun): SeasonForecast {
  if (forecast.basis !== 'past-seasons' || !isFewDays(subject)) return forecast
  const valueAt = widened(forecast.valueAt, subject.hours[0]!, widerForFewDays)
  return { ...forecast, ...quantilesOf(valueAt), valueAt }
}

const outlook = ({ p10, p25, p50, p75, p90, basis, seasons }: SeasonForecast): Outlook => ({ p10, p25, p50, p75, p90, basis, seasons })

function nextSeason(of: Case): Outlook {
  const { subject, past, anySize } = of
  if (subject.season === 0) return { absent: 'a film has no next season' }
  if (!subject.fromTheStart) return { absent: notFromTheStart }
  const learned = past.next(weeksForecast, anySize)
  if (!learned) return { absent: tooFew('past pairs of a season and its next', minimumPairs) }
  return { ...forecastNextSeason(learned, total(of, weeksForecast).valueAt), basis: 'past-seasons', seasons: learned.pairs }
}

function sequelLiftOf(of: Case, next: Outlook): SeasonOutlook['lift'] {
  const { subject, known } = of
  if (subject.season === 0) return { absent: 'a film has no next season' }
  if (!subject.fromTheStart) return { absent: notFromTheStart }
  return sequelLiftOutlook(known, {
    season: subject.season,
    from: subject.firstDays === null ? subject.firstWeek : subject.premiere!,
    nextPremiere: nextPremiereOf(known, subject),
    next: 'absent' in next ? undefined : next,
    hoursTo: day => total(of, weeksTo(subject, day)).p50,
  })
}

function visibleWeeks({ subject, own, known: { listed: lists, now } }: Case): VisibleWeek[] {
  const { start, listed, liftedFrom, list, ceilings } = subject
  const weeks: VisibleWeek[] = []
  for (let at = 0; at < longest && start + 7 * at + 7 <= now; at++) {
    const week = dayOf(start + 7 * at)
    const value = listed[at] ?? null
    const observed = liftedFrom !== null && at >= liftedFrom ? 'lifted' : 'seen'
    // One's own plays are all there, as long as any are: without viewing a week had none.
    if (own) weeks.push(at < ceilings.length ? { week, hours: value ?? 0, state: observed } : { week, hours: null, state: 'not-held' })
    else
      weeks.push({
        week,
        hours: value,
        state: value !== null ? observed : lists.complete.get(listWeek(list, start + 7 * at)) ? 'censored' : 'not-held',
      })
  }
  return weeks
}

function notesOn({ subject, past, own, anySize, known }: Case, outlooks: readonly Outlook[]): string[] {
  const bases = new Set(outlooks.flatMap(outlook => ('absent' in outlook ? [] : [outlook.basis])))
  const notes: string[] = []
  if (subject.firstDays === null)
    notes.push('Its premiere is not known or not in its first week: days are counted from the Monday of that week, in whole weeks.')
  if (subject.stillFirst)
    notes.push(
      `Its first week still runs: the ${counted(subject.firstDays!, 'day')} to ${addDays(subject.firstWeek, 6)} are taken as its first week, and weeks are counted from there. ${
        past.seasons.some(({ firstDays }) => firstDays !== null)
          ? 'What such a first week tells is learned from past seasons by the days their first weeks had.'
          : 'The days that first weeks of past seasons had are not known, so they are taken for usual ones: after fewer than four days that forecasts too little.'
      }`,
    )
  if (isFewDays(subject) && bases.has('past-seasons'))
    notes.push(
      'One or two days tell little, and hardly any past season shows how little: its intervals are twice as wide as learned, by assumption.',
    )
  if (bases.has('tail-law'))
    notes.push(
      'It has left the list. The weeks since are not zero: they follow the tail law, whose constants are assumptions of the method.',
    )
  if (bases.has('wide-tail-law'))
    notes.push(
      subject.hours.includes(null)
        ? 'It was off the list between weeks on it, as few are: what follows is by the tail law with its wide spread, not by past seasons.'
        : `Fewer than ${smallestPool} past seasons were seen for as long: what follows is by the tail law with its wide spread, an assumption of the method, not learned.`,
    )
  if (past.seasons.length < smallestPool && !own)
    notes.push("Only few past seasons are held. Netflix's whole history of weekly lists would teach it: sweeps import netflix-top10.")
  if (subject.liftedFrom !== null)
    notes.push(
      'A later season of its title lifted it: the weeks from then on are shown, and are no part of the forecast, which is of its ordinary decay.',
    )
  const after = addDays(subject.firstWeek, 7 * subject.hours.length)
  if (!own && !subject.left && addDays(after, 6) <= known.day)
    notes.push(`The whole list of the week of ${after} is not held, so it is not known whether the season had left it.`)
  if (anySize)
    notes.push(
      `Decay is learned from published lists, as fewer than ${smallestPool} other seasons of one's own were watched; sizes are not compared.`,
    )
  if (own) notes.push('Hours are of one’s own plays, all of them: no week is censored.')
  return notes
}

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
const tooFew = (what: string, least: number): string => `fewer than ${least} ${what} were over by then: too few to learn from`
