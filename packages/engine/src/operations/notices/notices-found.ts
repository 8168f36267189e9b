import { addDays, dayStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { plainWords } from '../../announcements/index.js'
import { seasonsOfDay } from '../../decisions/index.js'
import type { Engine } from '../../engine.js'
import type { Found } from '../../notices/index.js'
import { everyEpoch, liveReports } from '../../plays/index.js'
import { defineQuery, Int64, type Store } from '../../store/index.js'
import { damagedFindings, diskFinding, journalFinding, remedy } from '../doctor.js'
import { isoInstant, over } from '../embargo.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How many times as much as usual is a jump, and how much it is at least. */
const jump = { times: 5, messages: 20, spans: 100 }
/** Days of a season at which somebody looks. */
const seasonDays = [7, 28]

/** What is to be told of now, whoever is told: what goes on, and what happened lately. */
export async function noticesFound(engine: Engine, now = engine.store.clock.now()): Promise<Found[]> {
  const day = new Date(now).toISOString().slice(0, 10)
  // What moves with the day is not looked up every minute: plays of days and all seasons are read for it.
  const daily = (what: string, make: () => Promise<Found[]>, patience: number): Promise<Found[]> =>
    engine.recent.get(`notices of ${what} on ${day}`, engine.catalogue.version, make, patience)
  const parts = await Promise.all([
    sources(engine, now),
    rejects(engine.store, now),
    daily('guards', () => guards(engine, now), dayMs),
    machine(engine),
    editions(engine),
    releases(engine),
    daily('seasons', () => seasons(engine, now), hourMs / 6),
  ])
  return parts.flat()
}

async function sources({ store }: Engine, now: number): Promise<Found[]> {
  return (await liveReports(store, now)).flatMap(({ service, source, silentSince, away }): Found[] => {
    if (silentSince === null) return []
    const what = `${source} of ${service}`
    const since = `${silentSince.slice(0, 16).replace('T', ' ')} UTC`
    return [
      {
        ...{ kind: 'source', key: `source ${service} ${source}`, path: '/sources' },
        subject: away === null ? `${what} is silent` : `${what} cannot be asked`,
        text: away === null ? `Nothing has come from ${what} since ${since}, longer than it is used to.` : `Since ${since}: ${away}`,
      },
    ]
  })
}

const counted = defineQuery({
  tag: 'notices.rejects',
  sql: `-- one row: messages refused in the last hour, and in the week before it
SELECT countIf(heard >= fromUnixTimestamp64Milli({hour:Int64}, 'UTC')) AS lately, count() - lately AS before
FROM rejects FINAL
WHERE heard >= fromUnixTimestamp64Milli({week:Int64}, 'UTC')`,
  row: Type.Object({ lately: Int64, before: Int64 }),
})

async function rejects(store: Store, now: number): Promise<Found[]> {
  const { lately, before } = await store.one(counted, { hour: now - hourMs, week: now - hourMs - 7 * dayMs })
  const usual = before / (7 * 24)
  if (lately < jump.messages || lately <= jump.times * usual) return []
  return [
    {
      ...{ kind: 'rejects', key: 'rejects', path: '/rejects', subject: `${lately.toLocaleString('en')} messages were refused in an hour` },
      text: `In the week before it were ${usual.toFixed(1)} in an hour. See why, and mend what sends them: sweeps rejects`,
    },
  ]
}

/** The day that is over, beside the week before it. */
async function guards({ plays }: Engine, now: number): Promise<Found[]> {
  const day = new Date(now - dayMs).toISOString().slice(0, 10)
  const from = dayStart(day, 'UTC', 'day')
  const before = await plays.guards.report(from - 7 * dayMs, from, everyEpoch)
  return (await plays.guards.report(from, from + dayMs, everyEpoch)).flatMap(({ rule, spans }): Found[] => {
    const usual = (before.find(one => one.rule === rule)?.spans ?? 0) / 7
    if (spans < jump.spans || spans <= jump.times * usual) return []
    return [
      {
        ...{ kind: 'guards', key: `guards ${rule} ${day}`, path: '/rejects', at: now },
        subject: `${rule}: ${spans.toLocaleString('en')} spans of ${day} are set aside`,
        text: `In the week before it were ${usual.toFixed(1)} a day. sweeps guards report --from ${day} --to ${addDays(day, 1)} has more.`,
      },
    ]
  })
}

/** What is wrong with the machine, as `sweeps doctor` says it. */
async function machine(engine: Engine): Promise<Found[]> {
  const refusal = engine.plays.journal.refusal()
  const [journal, disk] = [journalFinding(engine), diskFinding(engine.store.directory)]
  const found = (kind: Found['kind'], key: string, subject: string, text: string): Found => ({ kind, key, subject, text, path: '/' })
  return [
    ...(refusal ? [found('backlog', 'refusal', 'Messages are not taken', refusal.message)] : []),
    ...(journal.state === 'well' ? [] : [found('backlog', 'journal', 'Messages wait to be loaded', `${journal.found}. ${journal.todo}`)]),
    ...(disk.state === 'well' ? [] : [found('disk', 'disk', `The disk is nearly full: ${disk.found}`, disk.todo ?? '')]),
    ...engine.store.warnings.map(text => found('damage', `damage ${text}`, 'A table is damaged', `${text}: ${remedy}`)),
    ...damagedFindings(engine).map(one =>
      found('damage', `damage ${one.found}`, 'A file of the journal is damaged', `${one.found}. ${one.todo}`),
    ),
  ]
}

async function editions({ editions, charts }: Engine): Promise<Found[]> {
  const out = (await editions.list()).filter(({ embargo }) => over(embargo))
  return out.map(({ id, chart, week, revision, published, embargo, actor }) => ({
    ...{
      kind: 'edition',
      key: `edition ${id}`,
      path: `/editions/${encodeURIComponent(id)}`,
      at: Date.parse(isoInstant(embargo ?? published)),
    },
    subject: `${charts.definitions.get(chart)?.name ?? chart}: the week of ${week} is out${revision > 1 ? `, revision ${revision}` : ''}`,
    text: `${id} was published by ${actor}.`,
  }))
}

async function releases({ announcements }: Engine): Promise<Found[]> {
  return (await announcements.published()).map(({ title, season, version, release, out }) => ({
    ...{ kind: 'release', key: `release ${title}/${season}/${version}`, at: Date.parse(out!), subject: release.headline },
    ...{ path: `/announcements/${encodeURIComponent(title)}/${season}`, text: plainWords(release.lead) },
  }))
}

/** Seasons of one's own on a day that somebody waits for, and those that await a decision. */
async function seasons(engine: Engine, now: number): Promise<Found[]> {
  const on = new Date(now).toISOString().slice(0, 10)
  const of = await seasonsOfDay(engine, await engine.ledger.entries(), { on, most: Number.MAX_SAFE_INTEGER })
  const page = (title: string, season: number) => `${encodeURIComponent(title)}/${season}`
  return [
    ...of.premieres
      .filter(({ day }) => seasonDays.includes(day))
      .map(
        ({ title, season, name, day }): Found => ({
          ...{ kind: 'season', key: `season ${title}/${season} ${day}`, path: `/seasons/${page(title, season)}`, at: now },
          subject: `${name}: day ${day}`,
          text: `${name} has been out for ${day} days: its report has the window of ${day} days now.`,
        }),
      ),
    ...of.first.map(
      ({ title, season, name }): Found => ({
        ...{ kind: 'decision', key: `decision ${title}/${season}`, path: `/cases/${page(title, season)}` },
        subject: `${name} awaits a decision`,
        text: 'What became of it is not written down yet: its case has what speaks for which answer.',
      }),
    ),
  ]
}
