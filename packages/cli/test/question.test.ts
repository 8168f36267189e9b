import { operation, operations, type RoutesOf } from '@sweeps/engine'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RealServer, realServer } from '../../server/test/real-server.js'
import { Visitor } from '../../server/test/visitor.js'
import { run } from './run.js'

/*
 * The recipe of CONTRIBUTING.md, "A new question", followed: this value would be a file of `engine/src/operations`, and the line below it a
 * row of its table. Nothing else is written, and it is had at the terminal, over HTTP, in the interface's description and in the types of
 * clients, for whom it is meant, and on record.
 */
const shelve = operation({
  name: 'shelve',
  summary: 'Put copies of a title on a shelf',
  role: 'analyst',
  services: 'whole',
  http: { method: 'POST', path: '/v1/shelves/:title', tag: 'toys' },
  input: Type.Object({
    title: Type.String({ maxLength: 200, description: 'a slug' }),
    copies: Type.Integer({ minimum: 1, description: 'how many' }),
    dryRun: Type.Optional(Type.Boolean({ description: 'say it, do nothing' })),
  }),
  output: Type.Object({ title: Type.String(), copies: Type.Integer(), version: Type.Integer() }),
  csv: ({ title, copies }) => `title,copies\n${title},${copies}\n`,
  audit: { action: 'shelve', what: ({ title }) => title, outcome: ({ copies }, { title }) => `${copies} of ${title}` },
  run: async ({ catalogue }, { title, copies }) => ({ title, copies, version: catalogue.version }),
})
Object.assign(operations, { shelve })

let server: RealServer
let analyst: Visitor
let viewer: Visitor
beforeAll(async () => {
  server = await realServer()
  const signedIn = async (role: 'analyst' | 'viewer') => {
    const visitor = new Visitor(server.address)
    await visitor.signIn((await server.engine.people.users.invite({ name: `the-${role}`, role }, 'test')).token)
    return visitor
  }
  analyst = await signedIn('analyst')
  viewer = await signedIn('viewer')
})
afterAll(() => server.close())

const post = (visitor: Visitor, path: string, body: object) =>
  visitor.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const sweeps = (...args: string[]) => run([...args, '--data', server.directory])
/** What was recorded of it, oldest first. */
const recorded = async () =>
  (await server.engine.people.audit.recent(50))
    .filter(({ action }) => action === 'shelve')
    .reverse()
    .map(({ actor, detail }) => `${actor.replace(/^.* \(/, '(')}: ${detail}`)

describe('one file and one row, and a question', () => {
  test('is asked over HTTP, by whom it is for, with what it takes', async () => {
    expect(await post(analyst, '/v1/shelves/dune', { copies: 2 })).toMatchObject({
      status: 200,
      body: { title: 'dune', copies: 2, version: 0 },
    })
    expect(await post(viewer, '/v1/shelves/dune', { copies: 2 })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await post(analyst, '/v1/shelves/dune', { copies: 0 })).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    const table = await fetch(`${server.address}/v1/shelves/dune?format=csv`, {
      method: 'POST',
      headers: { cookie: analyst.cookie, 'x-csrf-token': analyst.csrf, 'content-type': 'application/json' },
      body: JSON.stringify({ copies: 3 }),
    })
    expect([table.headers.get('content-type'), await table.text()]).toEqual(['text/csv; charset=utf-8', 'title,copies\ndune,3\n'])
  })

  test('is asked at the terminal, by the same names', async () => {
    const { status, out } = await sweeps('ask', 'shelve', 'title=dune', 'copies=4')
    expect([status, JSON.parse(out)]).toEqual([0, { title: 'dune', copies: 4, version: 0 }])
    expect((await sweeps('ask', 'shelve', 'title=dune', 'copies=5', '--csv')).out).toBe('title,copies\ndune,5\n')
    expect(await sweeps('ask', 'shelve', 'title=dune', 'copies=none')).toMatchObject({
      status: 1,
      err: 'sweeps: copies: must be integer\n',
    })
    expect(await sweeps('ask', 'shelve', 'shelf=1')).toMatchObject({
      status: 2,
      err: 'sweeps: "shelf=1": write NAME=VALUE; shelve takes title, copies, dryRun\n',
    })
    expect(await sweeps('ask', 'shelf')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/no question "shelf".*did you mean "shelve"/),
    })
  })

  test('is on record, before and after, with who it was; a dry run is not', async () => {
    const before = (await recorded()).length
    await post(analyst, '/v1/shelves/solaris', { copies: 1 })
    await sweeps('ask', 'shelve', 'title=solaris', 'copies=2')
    await sweeps('ask', 'shelve', 'title=solaris', 'copies=3', 'dryRun=true')
    expect((await recorded()).slice(before)).toEqual([
      'the-analyst: begun: solaris',
      'the-analyst: 1 of solaris',
      '(command line): begun: solaris',
      '(command line): 2 of solaris',
    ])
  })

  test('is described, for programs and for people', async () => {
    const { paths } = await (await fetch(`${server.address}/openapi.json`)).json()
    const described = paths['/v1/shelves/{title}'].post
    expect(described).toMatchObject({ summary: shelve.summary, tags: ['toys'] })
    expect(described.requestBody.content['application/json'].schema.properties).toEqual({
      copies: { type: 'integer', minimum: 1, description: 'how many' },
      dryRun: { type: 'boolean', description: 'say it, do nothing' },
    })
    expect(Object.keys(described.responses[200].content)).toEqual(['application/json', 'text/csv'])
    expect((await sweeps('questions')).out).toMatch(/shelve +analyst +POST \/v1\/shelves\/:title +Put copies of a title on a shelf/)
    expect((await sweeps('questions', 'shelve')).out).toMatch(/copies +yes +how many/)
  })

  test('types its clients', () => {
    type Shelve = RoutesOf<typeof shelve>['POST /v1/shelves/:title']
    const asked: Shelve['input'] = { title: 'dune', copies: 2, dryRun: undefined }
    const answered: Shelve['output'] = { title: 'dune', copies: 2, version: 0 }
    // @ts-expect-error: no such input
    const wrong: Shelve['input'] = { title: 'dune', shelf: 1 }
    expect([asked, answered, wrong]).toHaveLength(3)
  })
})
