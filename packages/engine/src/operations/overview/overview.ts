import { addDays, dayStart, type Overview } from '@sweeps/model'
import type { ChartDefinition } from '../../charts/index.js'
import { seasonsOfDay, visibleEntries } from '../../decisions/index.js'
import type { Engine } from '../../engine.js'
import { lastWatched, playingNow } from '../../plays/index.js'
import type { Call } from '../operation.js'
import { storedKinds } from '../stored-kinds.js'
import { whoReads } from '../who-reads.js'
import { freshness } from './freshness.js'
import { lastEdition, lastRelease } from './last-published.js'
import { latestChart } from './latest-chart.js'
import { movers } from './movers.js'
import { overviewOfServices } from './overview-of-services.js'
import { type OwnWeeks, ownChart, ownWeeks } from './own-weeks.js'
import { playingOf } from './playing-of.js'
import { startChart } from './start-chart.js'
import { trouble } from './trouble.js'

/** So many places of one's own week, and so many seasons that await a decision. */
const most = 5
/** What was watched last week up to this hour moves with the clock alone: it is measured again after so many milliseconds. */
const patienceOfHours = 60_000
/** An installation at a glance, as the reader may see it. No case is made for it. */
export async function overview(engine: Engine, call: Pick<Call, 'role' | 'server' | 'services'>, now = Date.now()): Promise<Overview> {
  if (call.services) return overviewOfServices(engine, { ...call, services: call.services }, now)
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
    start: await startChart(charts, call, own !== undefined && own.week !== null),
    example: example && named !== undefined ? { ...example, name: named } : null,
    playing: playingOf(playing),
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
