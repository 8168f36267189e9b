import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keptToServices } from '../../src/operations/keep-to-services.js'
import type { AnyOperation, Call } from '../../src/operations/operation.js'
import { type OperationName, operations } from '../../src/operations/operations.js'
import { scratch } from '../world.js'
import { type TwoServices, twoServices } from './two-services.js'

/** Two installations that differ in nothing but what stands beside alpha: whatever of it is told, directly or in a sum, shows. */
const worlds = { one: { service: 'bravo', plays: 2 }, other: { service: 'brutus', plays: 5 } } as const
type World = keyof typeof worlds
const worldNames = Object.keys(worlds) as World[]

const whole = { from: '2021-08-09', to: '2021-08-16' }
const season = (title: string, more = {}) => ({ title, season: 1, ...more })

/**
 * What each operation that answers somebody who may see alpha alone is asked: of alpha, of all, and of what is beside it, by the name that it has in
 * one of the worlds. The others are refused whatever they are asked.
 */
const asked: Partial<Record<OperationName, object[]>> = {
  overview: [{}],
  minutes: [
    whole,
    { ...whole, by: 'service,title,content', metric: 'watched,minutes,hours,views,plays,viewers,accounts' },
    { ...whole, by: 'day,season,episode,market,screen' },
    ...[{ service: 'alpha' }, { service: 'bravo' }, { title: 'shared' }, { title: 'bravo-show' }].map(of => ({ ...whole, ...of })),
  ],
  rejects: [{}, { service: 'alpha' }, { service: 'bravo' }],
  arrivals: ['alpha', 'bravo'].map(service => ({ service, since: '2021-08-01T00:00:00Z' })),
  guards: [whole],
  'test-viewer': ['alpha', 'bravo'].map(service => ({ service, viewer: 'nobody', test: false })),
  sources: [{}],
  'sources-speak': ['alpha', 'bravo'].map(service => ({ service, source: 'native' })),
  catalogue: [{}, { find: 'alfa' }, { find: 'bravo' }, { find: 'shared' }, { limit: 1 }],
  'catalogue-unmatched': [{}],
  charts: [{}],
  chart: ['nielsen-us', 'census', 'none'].map(chart => ({ chart, week: '2021-08-09' })),
  'export-chart': ['nielsen-us', 'census', 'none'].map(chart => ({ chart })),
  title: ['hit-and-run', 'shared', 'bravo-show', 'bravo-shov'].map(title => ({ title })),
  'title-markets': ['hit-and-run', 'shared', 'bravo-show'].map(title => ({ title })),
  records: ['nielsen-us', 'census'].map(chart => ({ chart })),
  editions: [{}],
  edition: [{ id: 'census-2021-08-09-r1' }],
  season: [
    season('alfa'),
    season('shared'),
    season('shared', { window: 7, tz: 'Europe/Berlin' }),
    season('bravo-show'),
    season('bravo-shov'),
    ...[
      { accounts: 'new' },
      { accounts: 'returned' },
      { service: 'alpha' },
      { service: 'bravo' },
      { market: 'US' },
      { screen: 'tv' },
    ].flatMap(of => ['alfa', 'shared'].map(title => season(title, { window: 7, ...of }))),
  ],
  'season-peers': [
    season('alfa', { window: 7 }),
    season('shared', { window: 7 }),
    season('alfa', { window: 7, peers: 'bravo-show/1' }),
    season('bravo-show'),
  ],
  'season-range': ['alfa', 'shared', 'bravo-show'].map(title => season(title, { from: '2021-08-09', to: '2021-08-16' })),
  seasons: [{}, { order: 'premiere' }, { title: 'shared' }, { title: 'bravo-show' }, { counted: false }, { counted: true, limit: 1 }],
  record: [season('alfa'), season('bravo-show'), season('none')],
  announcements: [{}],
  announcement: [season('bravo-show'), season('none')],
  search: ['bravo', 'the', 'show 1', '9 August 2021', 'hit'].map(words => ({ words })),
  titles: [{}, { letter: 'T' }, { own: true }, { limit: 1 }],
  explain: [{}],
  'explain-metric': [{ metric: 'minutes' }],
  notices: [{}],
  sessions: [{}],
  'sessions-end': [{ id: 'none' }],
}

/** Of these nobody has an answer here: nothing was published, and nobody is signed in. */
const empty: OperationName[] = ['edition', 'announcement', 'sessions-end']

const all: AnyOperation[] = Object.values(operations)
/** Beside its name: whatever of the service beside alpha has it. */
const hidden = /bravo|brutus/i

/** Somebody who may see alpha alone. A decider is the most that they may be: an admin sees all. */
const kept = { role: 'decider', services: ['alpha'] } as const
/** They share what hashes people: who they are is no difference. */
const shared = scratch()
/** World → operation and input → what they are answered, or why not. */
const answers = new Map<World, Map<string, string>>()
/** Operations of which whoever sees all is told more than they are. */
const more = new Set<string>()
beforeAll(async () => {
  // One after the other: a process has one engine.
  for (const name of worldNames) {
    const world = await twoServices(worlds[name], shared)
    try {
      const own = new Map<string, string>()
      answers.set(name, own)
      for (const one of all) for (const input of inputsOf(one)) own.set(question(one, input), await answer(world, one, input, kept))
      if (name === 'one') await compare(world, own)
    } finally {
      await world.close()
    }
  }
}, 300_000)
afterAll(() => rmSync(shared, { recursive: true, force: true }))

/** What is refused whatever it is asked is asked nothing. */
const inputsOf = ({ name }: AnyOperation): object[] => asked[name as OperationName] ?? [{}]
const question = ({ name }: AnyOperation, input: object): string => `${name} ${JSON.stringify(input)}`

async function answer({ engine }: TwoServices, one: AnyOperation, input: object, reader: Pick<Call, 'role' | 'services'>): Promise<string> {
  const run = one.run as (on: unknown, input: object, call: Call) => Promise<unknown>
  const text = await run(engine, input, { actor: 'mira', progress: () => {}, ...reader }).then(
    value => JSON.stringify(value),
    (error: Error & { code?: string; members?: object }) => `${error.code}: ${error.message} ${JSON.stringify(error.members ?? {})}`,
  )
  // When it was asked is no difference either.
  return text.replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'then')
}

/** Asks what is cut as somebody who sees all, until that makes a difference. */
async function compare(world: TwoServices, own: ReadonlyMap<string, string>): Promise<void> {
  for (const one of all.filter(({ services }) => services === 'kept'))
    for (const input of inputsOf(one)) {
      if ((await answer(world, one, input, { role: 'decider' })) === own.get(question(one, input))) continue
      more.add(one.name)
      break
    }
}

describe.each(all.map(({ name }) => name))('%s', name => {
  const one = operations[name as OperationName] as AnyOperation
  const own = () => inputsOf(one).map(input => [question(one, input), answers.get('one')!.get(question(one, input))!] as const)

  test('says how it keeps to services, and does', () => {
    expect(keptToServices).toContain(one.services)
    // Of what answers this test must know what to ask.
    expect(asked[name as OperationName] !== undefined, 'it is asked something above').toBe(one.services !== 'whole')
    for (const [question, answer] of own()) {
      if (one.services === 'whole') expect(answer, question).toMatch(/^forbidden: .*alpha/)
      // Nothing tells what is beside alpha: not its name, and no number that is another where it is another.
      expect(answer, question).toBe(answers.get('other')!.get(question))
      if (!hidden.test(question)) expect(answer, question).not.toMatch(hidden)
    }
  })

  if (one.services !== 'whole' && !empty.includes(name as OperationName))
    test('answers of alpha', () => {
      expect(own().filter(([, answer]) => answer.startsWith('{'))).not.toEqual([])
    })

  // Else there would be nothing to cut, and the first test could not fail.
  if (one.services === 'kept')
    test('tells more to who sees all', () => {
      expect(more).toContain(name)
    })
})

const answerTo = (name: OperationName, input: object) => JSON.parse(answers.get('one')!.get(`${name} ${JSON.stringify(input)}`)!)

test('of a season on both services, and of all minutes, alpha’s own are counted and no others', () => {
  const watched = (input: object) => answerTo('minutes', input).rows.map(({ watchedMs }: { watchedMs: number }) => watchedMs / 60_000)
  // alfa 30, shared 20, stray 10.
  expect(watched(whole)).toEqual([60])
  expect(watched({ ...whole, title: 'shared' })).toEqual([20])
  expect(answerTo('season', season('shared'))).toMatchObject({ services: ['alpha'], minutes: 20, accounts: { reach: 1 } })
  // 20 of alpha's 60.
  expect(answerTo('season', season('shared')).shareOfViewing).toBeCloseTo(1 / 3, 4)
  expect(answerTo('overview', {})).toMatchObject({
    ...{ week: null, awaiting: null, services: [{ service: 'alpha' }] },
    ...{ playing: { plays: 1, titles: [{ title: 'alfa-new' }] }, premieres: [{ title: 'alfa-new' }] },
  })
  expect(answerTo('overview', {}).premieres[0].hours).toBeGreaterThan(0)
})

test('what others publish is there as before', () => {
  expect(answerTo('chart', { chart: 'nielsen-us', week: '2021-08-09' }).entries[0]).toMatchObject({ title: 'hit-and-run' })
  expect(answerTo('search', { words: 'hit' }).titles).toMatchObject([{ title: 'hit-and-run' }])
})
