import { type OperationName, operations } from '@sweeps/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AnswerShapes } from './answer-shapes.js'
import { importFiles } from './import-files.js'
import { askAsOwner } from './owner-questions.js'
import { call } from './public-site/world.js'
import { type RouteRow, routeRows } from './route-rows.js'
import { secretFacts } from './secret-facts.js'
import { type Reader, type Secret, type SharedWorld, sameTimes, secretWorld, sharedWorld } from './secret-world.js'

const base: Secret = { facts: secretFacts(() => false), stated: 90_000_000, answer: 'cancel' }

/** The second differs from the first in one secret alone, the third in all the others: whatever leaks, a world shows it. */
const worlds: Record<string, Secret> = {
  base,
  'what it cost': { ...base, facts: secretFacts(name => name === 'cost') },
  'any other fact, what was stated and what was recommended': {
    facts: secretFacts(name => name !== 'cost'),
    stated: 3_000_000,
    answer: 'renew',
  },
}

/**
 * Of every operation: whether its answer is for those alone who see all of it, whether it changes something, at which route others are given
 * its answer, or else what it is asked here.
 */
const whoSees: Record<OperationName, 'all' | 'changes' | keyof typeof routeRows | object> = {
  ...all('record', 'decisions', 'decisions-calibration', 'board', 'renewal-case', 'announcement', 'announcement-preview', 'audit'),
  ...all('season-decisions', 'keys-list', 'users-list', 'doctor', 'backup', 'rejects', 'matches', 'announcements'),
  ...changes('test-viewer', 'import-plays', 'import-catalogue', 'catalogue-undo', 'catalogue-remove', 'remap', 'match-set', 'match-undo'),
  ...changes('import-netflix-top10', 'import-netflix-country', 'import-netflix-engagement', 'import-nielsen-top10', 'import-figures'),
  ...changes('import-outcomes', 'import-record', 'record-undo', 'decide', 'announce', 'publish', 'keys-create', 'keys-revoke'),
  ...changes(
    'users-link',
    'users-role',
    'users-services',
    'users-remove',
    'erase',
    'sources-speak',
    'restore-spans',
    'import-panel',
    'panel-undo',
    'panel-withdraw',
  ),
  ...all('nodes', 'terms', 'scenarios', 'chart-definitions', 'chart-preview', 'personal-data', 'notice-rules'),
  ...changes('chart-define', 'chart-undefine', 'backup-here'),
  ...changes('notice-rule-set', 'notice-rule-remove', 'notice-rule-test'),
  notices: 'GET /v1/notices',
  sessions: 'GET /v1/sessions',
  ...changes('sessions-end'),
  ...changes('terms-set', 'record-cost', 'scenario-save', 'scenario-remove'),
  ...changes('nodes-forget', 'catalogue-assign', 'fetch-netflix-top10', 'match-set-many', 'sources-poll', 'sources-poll-end'),
  ...all('panel-versions', 'panel-weigh', 'panel-weights', 'panel-report', 'panel-verify', 'panel-export', 'panel-repeat'),
  overview: 'GET /v1/overview',
  imports: 'GET /v1/imports',
  'chart-of-source': 'GET /v1/imports/chart',
  // It is told the file, and nothing else.
  ...all('inspect-file'),
  search: 'GET /v1/search',
  titles: 'GET /v1/titles',
  explain: 'GET /v1/explain',
  'explain-metric': 'GET /v1/explain/:metric',
  minutes: 'GET /v1/minutes',
  panels: 'GET /v1/panels',
  'panel-minutes': 'GET /v1/panels/:panel/minutes',
  'panel-season': 'GET /v1/panels/:panel/seasons/:title/:season',
  'panel-management': 'GET /v1/panels/:panel/management',
  'panel-census': 'GET /v1/panels/:panel/census',
  sources: 'GET /v1/sources',
  charts: 'GET /v1/charts',
  chart: 'GET /v1/charts/:chart/:week',
  title: 'GET /v1/titles/:title',
  'title-markets': 'GET /v1/titles/:title/markets',
  records: 'GET /v1/records/:chart',
  editions: 'GET /v1/editions',
  edition: 'GET /v1/editions/:id',
  seasons: 'GET /v1/seasons',
  season: 'GET /v1/seasons/:title/:season',
  'season-peers': 'GET /v1/seasons/:title/:season/peers',
  'season-range': 'GET /v1/seasons/:title/:season/range',
  catalogue: 'GET /v1/catalogue',
  'catalogue-versions': 'GET /v1/catalogue/versions',
  'catalogue-unmatched': 'GET /v1/catalogue/unmatched',
  'catalogue-export': { format: 'csv' },
  guards: 'GET /v1/guards',
  arrivals: 'GET /v1/arrivals',
  'export-chart': { chart: 'netflix-global' },
  verify: { id: 'netflix-global-2021-08-09-r1' },
  site: {},
  'renewal-score': { from: '2018-01-01', to: '2022-01-01' },
  'forecast-season': { title: 'hit-and-run', season: 1, asOf: '2021-09-20' },
  'backtest-forecast': {},
  'backtest-renewal': {},
  'probability-of-return': { title: 'hit-and-run', season: 1 },
}

function all<Name extends OperationName>(...names: Name[]) {
  return Object.fromEntries(names.map(name => [name, 'all'])) as Record<Name, 'all'>
}

function changes<Name extends OperationName>(...names: Name[]) {
  return Object.fromEntries(names.map(name => [name, 'changes'])) as Record<Name, 'changes'>
}

/** Who is asked for in each world. What is public of itself is of no data; the public site answers everybody alike. */
const readers: Record<RouteRow['needs'], Reader[]> = {
  public: [],
  'public-site': ['nobody'],
  // A viewer is told what an analyst is, or less, by the same rule.
  viewer: ['program', 'analyst'],
  analyst: ['analyst'],
  decider: [],
  admin: [],
}
const questions = Object.entries(routeRows)
  .filter(([route, { momentary }]) => route.startsWith('GET ') && !momentary)
  .flatMap(([, { needs, at }]) => at.flatMap(path => readers[needs].map(reader => ({ reader, path }))))
  // A table says what its JSON says: of what a program is told, once is enough.
  .filter(({ reader, path }) => reader !== 'program' || !path.includes('format=csv'))

const json = 'application/json'
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,h1,hit-and-run,1,1,Hit & Run: Season 1,series,original,en,3600000,2021-08-06
`
/** What those who decide are told apart by. */
const decided = ['/v1/decisions', '/v1/seasons/hit-and-run/1/record', '/v1/terms', '/v1/renewals/hit-and-run/1/scenarios']
/** What an analyst may change, by its route: its answers tell what moves. In this order, after everything was read. */
const changed: Record<string, { path?: string; body: string; type: string }> = {
  'POST /v1/catalogue/import': { body: catalogue, type: 'text/csv' },
  'POST /v1/catalogue/assign': {
    body: JSON.stringify({ service: 'noa', content: 'c2', title: 'waiting', season: 1, episode: 1, name: 'Waiting' }),
    type: json,
  },
  'POST /v1/catalogue/undo': { body: '{}', type: json },
  'POST /v1/matches': {
    body: JSON.stringify({ source: 'netflix-top10', name: 'Hit & Run: Season 1', title: 'first', season: 1 }),
    type: json,
  },
  'POST /v1/matches/:id/undo': { path: '/v1/matches/1/undo', body: '{}', type: json },
  'POST /v1/matches/many': {
    body: JSON.stringify({ names: [{ source: 'netflix-top10', name: 'Hit & Run: Season 1', title: 'first', season: 1 }] }),
    type: json,
  },
  'POST /v1/imports/netflix-top10': { body: '{}', type: json },
  'POST /v1/imports/inspect': { path: '/v1/imports/inspect?name=catalogue.csv&whole=true', body: catalogue, type: 'text/csv' },
  ...Object.fromEntries(
    Object.values(importFiles).map(({ path, text }) => [`POST ${path.split('?')[0]}`, { path, body: text, type: 'text/plain' }]),
  ),
  'POST /v1/test-viewers': { body: JSON.stringify({ service: 'noa', viewer: 'nobody', test: false }), type: json },
  'POST /v1/sources/speak': { body: JSON.stringify({ service: 'noa', source: 'native' }), type: json },
  'POST /v1/panels/:panel/undo': { path: '/v1/panels/tiny/undo', body: '{}', type: json },
}

/** World → who and what → answer. */
const answers = new Map<string, Map<string, string>>()
/** World → what those who decide are answered. */
const deciders = new Map<string, string>()
let shared: SharedWorld
const shapes = new AnswerShapes()
beforeAll(async () => {
  shared = await sharedWorld()
  // One after the other: a process has one engine.
  for (const [world, secret] of Object.entries(worlds)) {
    const { server, read, send } = await secretWorld(shared, secret)
    const given = new Map<string, string>()
    await severalAtOnce(questions, async ({ reader, path }) => given.set(`${reader} ${path}`, await read(reader, path)))
    for (const [name, input] of Object.entries(whoSees))
      if (typeof input === 'object') {
        const run = operations[name as OperationName].run as (engine: unknown, input: unknown, given: unknown) => Promise<unknown>
        given.set(`operation ${name}`, sameTimes(JSON.stringify(await run(server.engine, input, call('')).catch(String))))
      }
    deciders.set(world, (await Promise.all(decided.map(path => read('decider', path)))).join('\n'))
    for (const [route, { path = route.split(' ')[1]!, body, type }] of Object.entries(changed))
      given.set(`analyst ${route}`, await send('analyst', path, body, type))
    answers.set(world, given)
    if (world === 'base') await askAsOwner(server.engine)
    await server.close()
  }
}, 900_000)
afterAll(() => shared.remove())

/** Does something with each of them, four at a time: what waits for the engine and what waits for Node can then go on side by side. */
async function severalAtOnce<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items].reverse()
  const work = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await act(item)
  }
  await Promise.all(Array.from({ length: 4 }, work))
}

test('every operation is known, by whom it is for', () => {
  expect(Object.keys(whoSees).sort()).toEqual(Object.keys(operations).sort())
  const addresses = Object.values(whoSees).filter(who => typeof who === 'string' && who.includes(' '))
  expect(addresses.filter(route => !readers[routeRows[route as string]!.needs].includes('analyst'))).toEqual([])
})

test('everything an analyst may change is tried', () => {
  const routes = Object.entries(routeRows).filter(([route, { needs }]) => needs === 'analyst' && !route.startsWith('GET '))
  expect(Object.keys(changed).sort()).toEqual(routes.map(([route]) => route).sort())
})

test('the addresses that are tried have answers', () => {
  const isOfAnalyst = (asked: string): boolean => asked.startsWith('analyst ')
  const empty = [...answers.get('base')!].filter(([asked, answer]) => isOfAnalyst(asked) && !answer.startsWith('200'))
  expect(empty.map(([asked, answer]) => `${asked}: ${answer}`)).toEqual([])
  const refused = [...answers.get('base')!].filter(([asked, answer]) => asked.startsWith('operation ') && !/^[{[]/.test(answer))
  expect(refused).toEqual([])
})

const others = Object.keys(worlds).filter(world => world !== 'base')

test.each(others)('who decides sees %s: these worlds do differ', world => {
  expect(deciders.get(world)).not.toBe(deciders.get('base'))
})

test('who decides sees what is kept: the worlds differ in terms and scenarios too', () => {
  for (const world of ['base', others[1]!]) expect(deciders.get(world)).toMatch(/"service":"Netflix".*"name":"What if"/s)
  expect(deciders.get('base')).toContain('"valuePerHour":0.9')
  expect(deciders.get(others[1]!)).toContain('"valuePerHour":0.03')
})

test.each(others)('no answer to anybody below tells %s', world => {
  const [one, other] = [answers.get('base')!, answers.get(world)!]
  const leaking = [...one.keys()].filter(asked => one.get(asked) !== other.get(asked))
  const of = (answered: Map<string, string>) => Object.fromEntries(leaking.map(asked => [asked, answered.get(asked)]))
  expect(of(other)).toEqual(of(one))
})

test('every answer is as its schema says, and has nothing that its schema does not name', () => {
  for (const { name, answer, stated, errors } of shapes.misfits) {
    expect(errors, name).toEqual([])
    expect(answer, name).toEqual(stated)
  }
  // It takes a node of a shared store that has fallen silent.
  expect(shapes.unanswered).toEqual(['nodes-forget'])
})

test('what goes out as JSON is the answer, to the letter', () => {
  const sent = [...answers.get('base')!].filter(([, answer]) => answer.startsWith('200 application/json') && !answer.includes('"openapi"'))
  const ofOperations = sent.filter(([asked]) => asked.includes('/v1/'))
  const altered = ofOperations.filter(([, answer]) => !shapes.bodies.has(answer.slice(answer.indexOf('\n') + 1)))
  expect(ofOperations.length).toBeGreaterThan(50)
  expect(altered).toEqual([])
})
