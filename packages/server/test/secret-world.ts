import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, operations, type Role } from '@sweeps/engine'
import { addDays, type Fact } from '@sweeps/model'
import { newDirectory } from '../../engine/test/new-directory.js'
import { call, tellCensus } from './public-site/world.js'
import { type RealServer, realServer } from './real-server.js'
import { Visitor } from './visitor.js'

/** What differs from one world to the next: confidential facts, and what was stated or recommended with a decision. */
export interface Secret {
  /** Of hit-and-run/1, of waiting/1 and of a season of the past. */
  facts: Fact[]
  /** What a decider stated the season to cost; what is kept for services and in a scenario goes with it. */
  stated: number
  /** The answer and words of the case that a decision was written with. */
  answer: string
}

const sample = (name: string): string => readFileSync(new URL(`../../../samples/summer-2021/${name}`, import.meta.url), 'utf8')

const roles = ['viewer', 'analyst', 'decider'] as const
export type Reader = 'nobody' | 'program' | Role

export interface SecretWorld {
  server: RealServer
  /** Status, type and body of an address as somebody reads it. */
  read(reader: Reader, path: string): Promise<string>
  /** The same of what is sent there. */
  send(reader: Role, path: string, body: string, type: string): Promise<string>
}

/** What all worlds share, on a directory that each of them gets a copy of: so nothing in it tells them apart, not even when it was. */
export interface SharedWorld {
  directory: string
  /** One-time links: each copy lets everybody in once. */
  links: Map<Role, string>
  remove(): void
}

const recordOf = (title: string, name: string, facts: Fact[]) => ({ format: 'sweeps-record/1' as const, title, season: 1, name, facts })
const imported = { actor: 'test', note: 'test' }

/** Sixty seasons of 2018: the even ones were well received and returned after a year. From them the probability of return is learned. */
const past = Array.from({ length: 60 }, (_, at) => {
  const [even, released] = [at % 2 === 0, addDays('2018-01-01', 6 * at)]
  return {
    title: `past-${at}`,
    outcome: `past-${at},1,${released},${even ? `returned,${addDays(released, 365)}` : 'not_seen_again,'},300,1\n`,
    score: { by: 'critics' as const, value: (even ? 80 : 50) + (at % 5), of: 100 },
    on: addDays(released, 10),
  }
})
const outcomes = `show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10
${past.map(({ outcome }) => outcome).join('')}hit-and-run,1,2021-08-06,renewed_or_pending,,300,1
`

/**
 * Hit & Run with its public record, charts and an edition; past seasons whose end is known, with what critics gave them; a season of another
 * title that awaits a decision, and one of our own with plays.
 */
export async function sharedWorld(): Promise<SharedWorld> {
  const directory = await newDirectory()
  const engine = await openEngine({ directory })
  const { records } = engine
  await operations['import-netflix-top10'].run(engine, {}, call(sample('hit-and-run-netflix-weeks.tsv')))
  await operations['import-record'].run(engine, { note: 'test' }, call(sample('hit-and-run.json')))
  await records.import(recordOf('waiting', 'Waiting', [{ fact: 'premiere', value: '2021-08-01', source: 'x' }]), imported)
  for (const { title, score: value, on } of past)
    await records.import(recordOf(title, title, [{ fact: 'score', value, on, source: 'x' }]), imported)
  await operations['import-outcomes'].run(engine, {}, call(outcomes))
  await tellCensus(engine)
  await engine.editions.publish({ chart: 'netflix-global', week: '2021-08-09', inputs: true }, 'test')
  const links = new Map<Role, string>()
  for (const role of roles) links.set(role, (await engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
  await engine.close()
  return { directory, links, remove: () => rmSync(directory, { recursive: true, force: true }) }
}

/**
 * A copy of the shared world with what is confidential besides: facts of three seasons, a decision with stated terms, another with a case, and
 * its announcement, which is out.
 */
export async function secretWorld(shared: SharedWorld, secret: Secret): Promise<SecretWorld> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-secret-'))
  cpSync(shared.directory, directory, { recursive: true, preserveTimestamps: true })
  // The history that an analyst may have fetched is at hand.
  const netflixHistory = `data:text/tab-separated-values;base64,${Buffer.from(sample('hit-and-run-netflix-weeks.tsv')).toString('base64')}`
  const server = await realServer({ directory, netflixHistory, publicCharts: true, publicAddress: 'https://noa.example' })
  const { engine } = server
  for (const [title, name] of [['hit-and-run', 'Hit & Run'] as const, ['waiting', 'Waiting'] as const, ['past-0', 'past-0'] as const])
    await engine.records.import(recordOf(title, name, secret.facts), imported)

  // What is kept goes into the cases of those who decide, and into those that are frozen: the seasons' service by its record, and our own.
  await engine.terms.set({ service: 'Netflix', valuePerHour: secret.stated / 1e8 }, 'test')
  await engine.terms.set({ service: 'noa', fee: secret.stated / 1e7 }, 'test')
  await engine.scenarios.save({ title: 'hit-and-run', season: 1, name: 'What if' }, { cost: secret.stated }, 'test')

  const visitors = new Map<Reader, Visitor>([['nobody', new Visitor(server.address)]])
  for (const role of roles) {
    const visitor = new Visitor(server.address)
    await visitor.signIn(shared.links.get(role)!)
    visitors.set(role, visitor)
  }
  const stated = await visitors.get('decider')!.ask('/v1/decisions/hit-and-run/1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'cancelled', reason: `It cost ${secret.stated}.`, on: '2021-09-20', terms: { cost: secret.stated } }),
  })
  if (stated.status !== 200) throw new Error(JSON.stringify(stated.body))
  const run = { title: 'hit-and-run', season: 1 }
  // Reported elsewhere, so that everybody is told of it; the case that is frozen with it is not for everybody.
  const reported = { outcome: 'cancelled', by: 'Ana', reason: 'As reported.', on: '2021-09-21', source: 'https://example.org' } as const
  const made = { recommendation: { answer: secret.answer, words: secret.answer }, probabilityOfReturn: { p: 0.4, low: 0.2, high: 0.6 } }
  await operations.decide.run(engine, { ...run, ...reported, case: made }, call(''))
  await operations.announce.run(engine, { ...run, approve: true, publish: true }, call(''))

  const credentials = (reader: Reader): Record<string, string> => {
    if (reader === 'program') return { authorization: `Bearer ${server.readKey}` }
    const { cookie, csrf } = visitors.get(reader)!
    return { cookie, 'x-csrf-token': csrf }
  }
  const answered = async (answer: Response): Promise<string> =>
    sameTimes(`${answer.status} ${answer.headers.get('content-type')}\n${Buffer.from(await answer.arrayBuffer()).toString('latin1')}`)
  return {
    server,
    read: async (reader, path) => answered(await fetch(server.address + path, { headers: credentials(reader), redirect: 'manual' })),
    send: async (reader, path, body, type) =>
      answered(await fetch(server.address + path, { method: 'POST', headers: { ...credentials(reader), 'content-type': type }, body })),
  }
}

/** An answer without what is of the moment it was made: instants, and hashes over them. */
export const sameTimes = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'INSTANT')
    .replaceAll(/\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d UTC/g, 'INSTANT')
    .replaceAll(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, 'INSTANT')
    .replaceAll(/\b\d{8}T\d{6}Z/g, 'INSTANT')
    // A calendar counts the seconds since what it says is so.
    .replaceAll(/SEQUENCE:\d{8,}/g, 'SEQUENCE:INSTANT')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replaceAll(/sha-256;[\w-]{43}/g, 'HASH')
