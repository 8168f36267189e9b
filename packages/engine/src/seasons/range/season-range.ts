import { addDays, dayStart, Problem, type SeasonRange, type SeasonRangeFigure } from '@sweeps/model'
import type { Catalogue } from '../../catalogue/index.js'
import { findSeason, type Season } from '../find-season.js'
import type { Counters } from '../measure-window.js'
import type { Rollup } from '../rollup/rollup.js'
import { parseSeasonQuery, type SeasonQuery, type SeasonRequest } from '../season-query.js'
import { showOf } from '../visible-cells.js'
import { parseRange, type WeeksOfSeason } from './range-query.js'
import { visibleWeeks } from './visible-weeks.js'
import { type AddedUp, weekParts } from './week-parts.js'

/** What is asked: a season, and some weeks of it. */
export interface RangeRequest extends Pick<SeasonRequest, 'title' | 'season' | 'tz' | 'smallCells' | 'services'> {
  /** The day on which the first week begins, and that on which the last has ended. */
  from: string
  to: string
}

/** Windows are counted together with these: of a longer one, its shorter ones. In weeks. */
const usualWeeks = [1, 4, 13, 26, 52, 104]
const weekMs = 7 * 86_400_000

/**
 * Weeks in the middle of a season’s life beside as many before: what adds up over days. Every figure is the difference of two windows’ reports,
 * and is shown where both show theirs and each of its weeks is nobody or enough. Throws `invalid-request` where days are no weeks of the season, and
 * where the zone’s clock does not keep to quarters of an hour; `not-owner` where another program rolls up.
 */
export async function seasonRange(
  { store, catalogue, rollup, minimumCell }: Counters & { catalogue: Catalogue },
  { from, to, ...request }: RangeRequest,
  now = Date.now(),
): Promise<SeasonRange> {
  const query = parseSeasonQuery(request)
  const season = await findSeason(store, query, catalogue.version, query.services)
  const weeks = parseRange({ from, to }, season.released)
  const length = weeks.last - weeks.first + 1
  const earlier = weeks.first > length ? { first: weeks.first - length, last: weeks.first - 1 } : null
  const begin = dayStart(season.released, query.zone)
  const covering = usualWeeks.find(usual => usual >= weeks.last)!
  const parts = await partsUntil(rollup, { season, query, begin }, covering, now)
  const isVisible = await visibleUntil(rollup, { season, query, begin, minimumCell }, now)
  const closed = begin + weeks.last * weekMs <= now
  const figures: SeasonRangeFigure[] = []
  for (const part of parts) {
    const value = await sumOf(part, weeks, { query, isVisible, covering, minimumCell })
    const before = earlier && (await sumOf(part, earlier, { query, isVisible, covering, minimumCell }))
    figures.push(...figuresOf(part, { value, before }, { season, days: 7 * length, closed }))
  }
  return {
    title: season.title,
    titleName: season.titleName,
    season: season.season || null,
    ...{ released: season.released, tz: query.zone, from, to, days: 7 * length, closed },
    before: earlier && { from: addDays(from, -7 * length), to: from },
    smallCells: query.smallCells,
    services: season.services,
    figures,
    notes: notesOn(query, minimumCell, { closed, earlier: earlier !== null, length }),
  }
}

interface RangeSubject {
  season: Season
  query: SeasonQuery
  /** Epoch milliseconds of the release. */
  begin: number
}

async function partsUntil(rollup: Rollup, { season, query: { zone }, begin }: RangeSubject, week: number, now: number): Promise<AddedUp[]> {
  const window = { season, window: 7 * week, zone, from: begin }
  const measures = await rollup.measure(window, now)
  const steps = await rollup.measureSteps(window, now)
  if (!measures || !steps) throw notCounted(zone)
  return weekParts(season, measures, steps)
}

const notCounted = (zone: string): Problem =>
  new Problem(
    'invalid-request',
    `from: weeks within a season are counted by the program that rolls up viewing, in zones whose clocks keep to quarters of an hour: ask the server, or take another zone than ${zone}`,
  )

type IsVisible = (cell: string, week: number) => Promise<boolean>

/** Whether the report of a window of so many weeks shows a figure. Each window is counted when it is first asked about. */
async function visibleUntil(
  rollup: Rollup,
  { season, query, begin, minimumCell }: RangeSubject & { minimumCell: number },
  now: number,
): Promise<IsVisible> {
  const reports = new Map<number, Promise<(name: string) => boolean>>()
  const count = async (week: number) => {
    const measures = await rollup.measure({ season, window: 7 * week, zone: query.zone, from: begin }, now)
    if (!measures) throw notCounted(query.zone)
    return showOf(season, measures, { ...query, minimumCell })
  }
  return async (cell, week) => {
    if (!reports.has(week)) reports.set(week, count(week))
    return (await reports.get(week)!)(cell)
  }
}

/** The sum of some weeks; null where it may not be shown. */
async function sumOf(
  { cell, weeks }: AddedUp,
  { first, last }: WeeksOfSeason,
  { query, isVisible, covering, minimumCell }: { query: SeasonQuery; isVisible: IsVisible; covering: number; minimumCell: number },
): Promise<number | null> {
  const some = weeks.slice(first - 1, last)
  const sum = some.reduce((total, { value }) => total + value, 0)
  if (query.smallCells === 'shown') return sum
  const visible = visibleWeeks(weeks, minimumCell)
  const large = some.some(({ accounts }) => accounts >= minimumCell)
  if (!large || !some.every((_, at) => visible.has(first + at))) return null
  // Reports have their weeks one by one.
  if (cell === 'watched') for (const at of some.keys()) if (!(await isVisible(`week.${first + at}`, covering))) return null
  return (await isVisible(cell, last)) && (first === 1 || (await isVisible(cell, first - 1))) ? sum : null
}

/** A figure as readers have it; of watched time all that follows from it. */
function figuresOf(
  { metric, episode }: AddedUp,
  { value, before }: { value: number | null; before: number | null },
  { season, days, closed }: { season: Season; days: number; closed: boolean },
): SeasonRangeFigure[] {
  const change = closed && value !== null && before ? rounded(value / before - 1) : null
  if (metric !== 'hours') return [{ metric, episode, value, before, change }]
  const per = (unit: number, name: 'hours' | 'views' | 'ama'): SeasonRangeFigure => ({
    ...{ metric: name, episode, change },
    value: value === null ? null : rounded(value / unit),
    before: before === null ? null : rounded(before / unit),
  })
  return [per(3_600_000, 'hours'), ...(season.runtimeMs ? [per(season.runtimeMs, 'views')] : []), per(days * 86_400_000, 'ama')]
}

const rounded = (value: number): number => Number(value.toFixed(4))

function notesOn(
  { smallCells }: SeasonQuery,
  minimumCell: number,
  { closed, earlier, length }: { closed: boolean; earlier: boolean; length: number },
): string[] {
  return [
    'Accounts are counted in the week in which they came to a step for the first time since the release, so that weeks add up.',
    ...(closed ? [] : ['These weeks still run: figures will grow, and are not compared yet.']),
    ...(earlier
      ? []
      : [`The season had not been out for ${length === 1 ? 'a week' : `${length} weeks`} before: there is nothing to compare with.`]),
    ...(smallCells === 'shown'
      ? []
      : [
          `Figures of fewer than ${minimumCell} accounts are not shown, nor those with a week in them of which one could be had by subtraction.`,
        ]),
  ]
}
