import { addDays, dayStart, type Overview } from '@sweeps/model'
import { type ChartDefinition, chartKey } from '../../charts/index.js'
import { seasonsOfDay, visibleEntries } from '../../decisions/index.js'
import type { Engine } from '../../engine.js'
import { lastWatched, playingNow } from '../../plays/index.js'
import { isoInstant, over } from '../embargo.js'
import type { Call } from '../operation.js'
import { storedKinds } from '../stored-kinds.js'
import { whoReads } from '../who-reads.js'
import { freshness } from './freshness.js'
import { firstChart, latestChart, weekOf } from './latest-chart.js'
import { movers } from './movers.js'
import { type OwnWeeks, ownChart, ownWeeks } from './own-weeks.js'
import { trouble } from './trouble.js'

/** So many places of one's own week, and so many seasons that await a decision. */
const most = 5
/** What was watched last week up to this hour moves with the clock alone: it is measured again after so many milliseconds. */
const patienceOfHours = 60_000
/** So many titles that are playing. */
const mostPlaying = 10

/** An installation at a glance, as the reader may see it. No case is made for it. */
export async function overview(engine: Engine, call: Pick<Call, 'role' | 'server'>, now = Date.now()): Promise<Overview> {
  const { store, charts, ledger } = engine
  const on = new Date(now).toISOString().slice(0, 10)
  const entries = visibleEntries(await ledger.entries(), whoReads(call))
  const recent = <Answer>(what: string, make: () => Promise<Answer>): Promise<Answer> =>
    engine.recent.get(what, engine.catalogue.version, make)
  const [kinds, own, playing, seasons, edition, release, sources, services, found] = await Promise.all([
    recent('kinds', () => storedKinds(store)),
    ownWeek(engine, now),
    playingNow(engine, now),
    recent(`seasons of ${on} for ${whoReads(call)}`, () => seasonsOfDay(engine, entries, { on, most })),
    lastEdition(engine),
    lastRelease(engine),
    recent('freshness', () => freshness(engine)),
    recent('last watched', () => lastWatched(store, now)),
    trouble(engine, call, now),
  ])
  const { example } = call.server ?? {}
  const named = example && seasons.nameOf(example.title, example.season)
  return {
    at: new Date(now).toISOString(),
    kinds,
    week: own?.week ?? null,
    start: await startChart(charts, call, own),
    example: example && named !== undefined ? { ...example, name: named } : null,
    playing: { plays: playing.reduce((sum, { plays }) => sum + plays, 0), titles: playing.slice(0, mostPlaying) },
    premieres: seasons.premieres.map(season => ({
      ...season,
      hours: season.day > 0 && own ? own.hoursSince(season.title, season.season, season.premiere) : null,
    })),
    awaiting: { own: seasons.own, published: seasons.published, seasons: seasons.first },
    ...{ edition, release, sources, services, trouble: found },
  }
}

interface Own {
  /** Its latest week, where that is the one that runs, or the one just over. */
  week: Overview['week']
  hoursSince(title: string, season: number, day: string): number
}

/** One's own plays; undefined where nothing was ever played. */
async function ownWeek(engine: Engine, now: number): Promise<Own | undefined> {
  const { catalogue, charts, census, recent } = engine
  const definition = ownChart(charts)
  const latest = definition && (await latestChart(charts, definition.id))
  if (!latest) return undefined
  const weeks = await recent.get('own weeks', catalogue.version, () => ownWeeks(census, definition, now))
  const { running, hours, hoursSince } = weeks
  if (latest.week.start < addDays(running, -7)) return { hoursSince, week: null }
  const byNow = () => hoursByNow(census, weeks, definition, now)
  const lastWeekByNow = await recent.get(`by the hour of ${running}`, catalogue.version, byNow, patienceOfHours)
  return {
    hoursSince,
    week: { chart: { ...latest, entries: latest.entries.slice(0, most) }, movers: movers(latest.entries), hours, lastWeekByNow },
  }
}

/** Hours of the week before up to the same time of the same day as now: what a week that runs can be compared with. */
function hoursByNow(census: Engine['census'], { running, began }: OwnWeeks, { zone }: ChartDefinition, now: number): Promise<number> {
  const lastWeek = dayStart(addDays(running, -7), zone)
  return census.hoursBetween(lastWeek, lastWeek + (now - began))
}

/** The chart that readers see first: the one the installation names, or the first that has a week. */
async function startChart(charts: Engine['charts'], { server }: Pick<Call, 'server'>, own: Own | undefined): Promise<Overview['start']> {
  const named = server?.start && (await weekOf(charts, server.start))
  const first = named ?? (await firstChart(charts))
  if (!first) return null
  const { list, week } = first
  const listName = charts.definitions.get(first.chart)?.lists.find(({ id }) => id === list)?.name ?? list
  return {
    chart: addressed(charts, first),
    list,
    listName,
    week: week.start,
    named: named !== undefined,
    top: named || !own?.week ? first : null,
  }
}

/** A chart as addresses name it: by its id, and its market where that is not its first. */
function addressed({ definitions }: Engine['charts'], { chart, market = '' }: { chart: string; market?: string }): string {
  const definition = definitions.get(chart)
  return definition && market ? chartKey(definition, market) : chart
}

/** The edition that was published last, of those that are out. */
async function lastEdition({ editions, charts }: Engine): Promise<Overview['edition']> {
  // The latest first.
  const last = (await editions.list()).find(({ embargo }) => over(embargo))
  if (!last) return null
  const { id, chart, market, week, revision, published } = last
  return {
    id,
    chart: addressed(charts, last),
    name: charts.definitions.get(chart)?.name ?? chart,
    market,
    week,
    revision,
    published: isoInstant(published),
  }
}

/** The release that came out last. */
async function lastRelease({ announcements }: Engine): Promise<Overview['release']> {
  const [last] = await announcements.published()
  if (!last) return null
  const { title, season, name, version, status, release, out } = last
  return { title, season, name, version, status, headline: release.headline, out: out! }
}
