import { dayStart, Problem } from '@sweeps/model'
import { PublicCharts, recordsAnswer, siteContent, titleAnswer } from '../charts/index.js'
import {
  type BacktestRequest,
  backtestForecast,
  backtestRenewal,
  type CaseRequest,
  type ForecastRequest,
  forecastSeason,
  importOutcomes,
  keptRecord,
  probabilityOfReturn,
  renewalCase,
  renewalScores,
  returnHistory,
} from '../decisions/index.js'
import {
  importFigures,
  importNetflixCountry,
  importNetflixEngagement,
  importNetflixTop10,
  importNielsenTop10,
  type MinutesRequest,
  minutes,
} from '../minutes/index.js'
import type { Role } from '../people/index.js'
import { listRejects, markTestViewer } from '../plays/index.js'
import { type PeersRequest, type SeasonRequest, seasonPeers, seasonReport } from '../seasons/index.js'
import { backup } from './backup.js'
import { catalogueOperations } from './catalogue-operations.js'
import { decisionOperations } from './decision-operations.js'
import { doctor } from './doctor.js'
import { erase } from './erase.js'
import { type ImportInput, importPublished } from './import-published.js'
import { matchOperations } from './match-operations.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

/** Everything the command line can ask of whoever owns the data directory. */
export const operations = {
  minutes: operation((engine, input: MinutesRequest) => minutes(engine, input)),
  rejects: operation((engine, input: { service?: string; limit?: number }) => listRejects(engine.store, input)),

  guards: operation(async (engine, input: { from: string; to: string }) => ({
    ...input,
    setAside: await engine.plays.guards.report(dayStart(input.from, 'UTC', 'from'), dayStart(input.to, 'UTC', 'to'), engine.plays.epoch),
  })),
  'test-viewer': operation(async (engine, input: { service: string; viewer: string; test: boolean }, { actor }) => {
    await markTestViewer(engine.store, engine.plays, input)
    engine.charts.changed('census')
    await engine.people.audit.record(actor, input.test ? 'mark test viewer' : 'unmark test viewer', `one of ${input.service}`)
    return { service: input.service, test: input.test }
  }),

  'import-plays': operation((engine, _input: Record<string, never>, { file, progress }) => {
    if (!file) throw new Problem('usage', 'this needs a file')
    return engine.plays.import(file, messages => progress(messages, undefined, 'messages'))
  }),
  ...catalogueOperations,
  'import-netflix-top10': operation((engine, input: ImportInput, call) => importPublished(engine, call, input, importNetflixTop10)),
  'import-netflix-country': operation((engine, input: ImportInput, call) => importPublished(engine, call, input, importNetflixCountry)),
  'import-netflix-engagement': operation((engine, input: ImportInput & { period?: string }, call) =>
    importPublished(engine, call, input, importNetflixEngagement),
  ),
  'import-nielsen-top10': operation((engine, input: ImportInput, call) => importPublished(engine, call, input, importNielsenTop10)),
  'import-figures': operation((engine, input: ImportInput & { mapping: string; mappingName?: string }, call) =>
    importPublished(engine, call, input, importFigures),
  ),

  'import-outcomes': operation(async (engine, input: ImportInput, { file, actor }) => {
    const imported = await importOutcomes(engine.store, await readFile(file), { ...input, actor })
    // Measured now, so that the first case after it does not wait for it.
    await keptRecord(engine.store, await returnHistory(engine.store))
    return imported
  }),

  charts: operation(async engine => ({ charts: await engine.charts.summaries() })),
  chart: operation((engine, input: { chart: string; week: string; list?: string }) => engine.charts.chart(input)),
  'export-chart': operation(async (engine, input: { chart: string }) => ({ rows: await engine.charts.export(input) })),

  title: operation(async (engine, input: { title: string }) => ({
    ...(await titleAnswer(engine.charts, input.title)),
    status: await engine.announcements.status(input.title),
  })),
  records: operation((engine, input: { chart: string; list?: string }) => recordsAnswer(engine.charts, input)),
  publish: operation(async (engine, input: { chart: string; week: string; embargo?: string; inputs?: boolean }, { actor }) => {
    const published = await engine.editions.publish(input, actor)
    if (published.made) await engine.people.audit.record(actor, 'publish', published.id)
    return published
  }),
  verify: operation(async (engine, input: { id?: string }, { file }) =>
    engine.editions.verify(input.id === undefined ? { text: (await readFile(file)).toString('utf8') } : { id: input.id }),
  ),
  editions: operation(async (engine, input: { chart?: string }) => ({ editions: await engine.editions.list(input.chart) })),
  /** What a static site of these charts shows: all that anybody may see, of all charts when none is named. */
  site: operation(async (engine, input: { charts?: string[] }, { progress }) => ({
    ...(await siteContent(engine.charts, new PublicCharts(engine), { wanted: input.charts ?? [] }, (done, total) =>
      progress(done, total, 'weeks'),
    )),
    announcements: await engine.announcements.published(),
  })),

  season: operation((engine, input: SeasonRequest) => seasonReport(engine, input)),
  'season-peers': operation((engine, input: PeersRequest) => seasonPeers(engine, input)),

  ...decisionOperations,
  ...matchOperations,

  /** Whoever has the directory sees what is confidential too. */
  'renewal-case': operation((engine, input: Omit<CaseRequest, 'confidential'>) => renewalCase(engine, { ...input, confidential: true })),
  'renewal-score': operation((engine, input: { from: string; to: string; asOf?: string }) => renewalScores(engine.store, input)),
  'forecast-season': operation((engine, input: ForecastRequest) => forecastSeason(engine, input)),
  'backtest-forecast': operation((engine, input: BacktestRequest) => backtestForecast(engine, input)),
  'backtest-renewal': operation(engine => backtestRenewal(engine.store)),
  'probability-of-return': operation((engine, input: { title: string; season: number; asOf?: string }) =>
    probabilityOfReturn(engine, input),
  ),

  'keys-list': operation(async engine => ({ keys: engine.people.keys.list() })),
  'keys-create': operation((engine, input: { kind: 'write' | 'read'; service?: string; name: string; test?: boolean }, { actor }) =>
    engine.people.keys.create(input, actor),
  ),
  'keys-revoke': operation(async (engine, input: { id: string }, { actor }) => {
    await engine.people.keys.revoke(input.id, actor)
    return { revoked: input.id }
  }),
  'users-list': operation(async engine => ({ users: engine.people.users.list() })),
  /** A one-time link: for somebody new with a role, for somebody known with or without a change of it. */
  'users-link': operation(async (engine, input: { name: string; role?: Role }, { actor }) => {
    const { users } = engine.people
    if (!users.get(input.name)) return users.invite({ name: input.name, role: input.role ?? 'viewer' }, actor)
    if (input.role) await users.setRole(input.name, input.role, actor)
    return users.link(input.name, actor)
  }),
  'users-remove': operation(async (engine, input: { name: string }, { actor }) => {
    await engine.people.users.remove(input.name, actor)
    return { removed: input.name }
  }),
  audit: operation(async (engine, input: { limit?: number }) => ({ entries: await engine.people.audit.recent(input.limit ?? 100) })),

  doctor: operation((engine, input: { deep?: boolean }) => doctor(engine, input)),
  erase: operation((engine, input: { viewer: string; service?: string }, { actor }) => erase(engine, input, actor)),
  backup: operation((engine, input: { directory: string }, { actor }) => backup(engine, input, actor)),
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type InputOf<Name extends OperationName> = Parameters<Operations[Name]['run']>[1]
export type OutputOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]['run']>>
