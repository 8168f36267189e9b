import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atLeast, openPeople, type People, secrets } from '../../src/people/index.js'
import { openStore, type Store } from '../../src/store/index.js'
import { ask, scratch } from '../store/ask.js'

const { path, remove } = scratch()
const hour = 3_600_000
let time = Date.parse('2021-08-09T20:00:00.123Z')
let store: Store
let people: People

beforeAll(async () => {
  store = await openStore({ directory: path })
  people = await openPeople(store, () => time)
})
afterAll(async () => {
  await store.close()
  remove()
})

/** As after a restart: everything in memory is read anew. */
const reopened = (): Promise<People> => openPeople(store, () => time)
const deeds = async (limit: number): Promise<string[]> =>
  (await people.audit.recent(limit)).map(({ actor, action, detail }) => `${actor}, ${action}, ${detail}`).reverse()

test('of 50 flipped bits in the secrets, none makes anybody somebody else', async () => {
  const file = join(path, 'secrets.json')
  const sound = readFileSync(file)
  const { viewerKey } = secrets(path)
  let refused = 0
  for (let flip = 0; flip < 50; flip++) {
    const bytes = Buffer.from(sound)
    // Steps of a prime: all over the file, and every bit of a byte.
    const bit = (flip * 997) % (bytes.length * 8)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(file, bytes)
    const opened = await reopened().then(
      () => secrets(path).viewerKey,
      error => error,
    )
    if (Buffer.isBuffer(opened)) expect(opened).toEqual(viewerKey)
    else {
      refused++
      expect(opened).toMatchObject({ code: 'store-unusable', message: expect.stringContaining('restore it from a backup') })
    }
    expect(readFileSync(file)).toEqual(bytes)
  }
  expect(refused).toBeGreaterThan(25)
  writeFileSync(file, sound)
})

describe('keys', () => {
  test('open what they were made for until they are revoked, also after a restart', async () => {
    const write = await people.keys.create({ kind: 'write', service: 'acme', name: 'players' }, 'ada')
    const trial = await people.keys.create({ kind: 'write', service: 'acme', name: 'trial', test: true }, 'ada')
    const read = await people.keys.create({ kind: 'read', name: 'notebook' }, 'ada')
    expect(write.secret).toMatch(/^swk_[0-9A-Za-z]{24,}$/)
    expect(read.secret).toMatch(/^srk_[0-9A-Za-z]{24,}$/)
    for (const each of [people, await reopened()]) {
      expect(each.keys.check(write.secret)).toEqual({ id: write.id, kind: 'write', service: 'acme', test: false })
      expect(each.keys.check(trial.secret)).toEqual({ id: trial.id, kind: 'write', service: 'acme', test: true })
      expect(each.keys.check(read.secret)).toEqual({ id: read.id, kind: 'read', service: '', test: false })
    }
    await people.keys.revoke(write.id, 'bob')
    await people.keys.revoke(write.id, 'bob')
    for (const each of [people, await reopened()]) {
      expect(each.keys.check(write.secret)).toBeUndefined()
      expect(each.keys.check(trial.secret)).toBeDefined()
      expect(each.keys.list().map(key => [key.id, key.revoked, key.made])).toEqual(
        expect.arrayContaining([
          [write.id, true, '2021-08-09T20:00:00.123Z'],
          [trial.id, false, '2021-08-09T20:00:00.123Z'],
        ]),
      )
    }
    expect(await deeds(4)).toEqual([
      `ada, create key, ${write.id}: write for acme, "players"`,
      `ada, create key, ${trial.id}: write for acme, test, "trial"`,
      `ada, create key, ${read.id}: read, "notebook"`,
      `bob, revoke key, ${write.id}: "players"`,
    ])
  })

  test('that are none open nothing', () => {
    for (const secret of [undefined, '', 'swk_', 'x'.repeat(1_000_000), '__proto__', 'constructor'])
      expect(people.keys.check(secret)).toBeUndefined()
  })

  test('leave no secret behind: neither in the tables nor in a list', async () => {
    const { id, secret } = await people.keys.create({ kind: 'read', name: 'secretive' }, 'ada')
    const row = await store.one(ask('SELECT toString(tuple(*)) AS text FROM keys WHERE id = {id:String}', { text: Type.String() }), { id })
    expect(row.text).toContain('secretive')
    expect(row.text + JSON.stringify(people.keys.list()) + JSON.stringify(await people.audit.recent())).not.toContain(secret.slice(4))
  })

  test.each([
    ['kind', { kind: 'admin' as 'read', name: 'x' }],
    ['name', { kind: 'read' as const, name: '  ' }],
    ['name', { kind: 'read' as const, name: 'two\nlines' }],
    ['name', { kind: 'read' as const, name: 'x'.repeat(101) }],
    ['service', { kind: 'write' as const, name: 'x' }],
    ['service', { kind: 'write' as const, name: 'x', service: 'y'.repeat(65) }],
    ['service', { kind: 'read' as const, name: 'x', service: 'acme' }],
    ['test', { kind: 'read' as const, name: 'x', test: 'yes' as unknown as boolean }],
  ])('with a wrong %s are refused, naming it', async (field, wanted) => {
    const before = people.keys.list().length
    await expect(people.keys.create(wanted, 'ada')).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(`^${field}: `),
    })
    expect(people.keys.list().length).toBe(before)
  })

  test('that are unknown cannot be revoked', async () => {
    await expect(people.keys.revoke('k123', 'ada')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('made side by side are all there, with one record each', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => people.keys.create({ kind: 'read', name: `n${i}` }, 'ada')))
    expect(new Set(made.map(key => key.secret)).size).toBe(20)
    const again = await reopened()
    for (const { id, secret } of made) expect(again.keys.check(secret)?.id).toBe(id)
    const numbers = (await people.audit.recent(1000)).map(deed => deed.number)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => numbers.length - i))
  })
})

describe('users', () => {
  test('begin with an admin, and a fresh link at every start until somebody is in', async () => {
    const lost = await people.users.firstStart()
    time += 25 * hour
    const token = await people.users.firstStart()
    expect(token).toMatch(/^[0-9A-Za-z]{40}$/)
    expect(await people.users.signIn(lost!)).toBeUndefined()
    expect(await people.users.signIn(token!)).toMatchObject({ name: 'admin', role: 'admin' })
    expect(await people.users.firstStart()).toBeUndefined()
    expect(await (await reopened()).users.firstStart()).toBeUndefined()
  })

  test('get in once by a link, whoever else tries at the same time', async () => {
    const { token, until } = await people.users.invite({ name: 'ada', role: 'decider' }, 'admin')
    expect(until).toBe(new Date(time + 24 * hour).toISOString())
    expect(people.users.get('ada')).toMatchObject({ role: 'decider', signedIn: null })
    const tries = await Promise.all(Array.from({ length: 10 }, () => people.users.signIn(token)))
    expect(tries.filter(Boolean)).toEqual([people.users.get('ada')])
    expect(people.users.get('ada')?.signedIn).toBe(new Date(time).toISOString())
    expect(await people.users.signIn(token)).toBeUndefined()
    expect(await (await reopened()).users.signIn(token)).toBeUndefined()
    expect(await deeds(2)).toEqual(['admin, invite user, ada: decider', 'ada, sign in, '])
  })

  test('do not get in by a link that is older than 24 hours, void, or none', async () => {
    const first = await people.users.invite({ name: 'bob', role: 'viewer' }, 'admin')
    const second = await people.users.link('bob', 'admin')
    expect(await people.users.signIn(first.token)).toBeUndefined()
    for (const token of ['', 'x', 'admin']) expect(await people.users.signIn(token)).toBeUndefined()
    time += 24 * hour
    expect(await people.users.signIn(second.token)).toBeUndefined()
    const third = await people.users.link('bob', 'admin')
    time += 24 * hour - 1
    expect(await people.users.signIn(third.token)).toMatchObject({ name: 'bob', role: 'viewer' })
  })

  test('links outlive a restart, and are kept as hashes only', async () => {
    const { token } = await people.users.link('bob', 'admin')
    const text = await store.run(ask('SELECT toString(tuple(*)) AS text FROM users', { text: Type.String() }), {})
    expect(JSON.stringify(text)).not.toContain(token)
    people = await reopened()
    expect(await people.users.signIn(token)).toMatchObject({ name: 'bob' })
  })

  test('always keep an admin', async () => {
    await expect(people.users.remove('admin', 'admin')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('last admin'),
    })
    await expect(people.users.setRole('admin', 'viewer', 'admin')).rejects.toMatchObject({ code: 'forbidden' })
    await people.users.setRole('ada', 'admin', 'admin')
    expect(people.users.get('ada')?.role).toBe('admin')
    // Two admins remove each other at the same moment.
    const outcomes = await Promise.allSettled([people.users.remove('ada', 'admin'), people.users.remove('admin', 'ada')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((await reopened()).users.list().map(({ name, role }) => [name, role])).toEqual([
      ['admin', 'admin'],
      ['bob', 'viewer'],
    ])
  })

  test('see the services that an admin names, from then on and after a restart, or all; an admin sees all', async () => {
    await people.users.invite({ name: 'kim', role: 'viewer', services: ['news', 'kids', 'news'] }, 'ada')
    for (const each of [people, await reopened()]) expect(each.users.get('kim')).toMatchObject({ services: ['kids', 'news'] })
    expect(await people.users.setServices('kim', ['news'], 'ada')).toMatchObject({ name: 'kim', services: ['news'] })
    await people.users.setRole('kim', 'decider', 'ada')
    expect((await reopened()).users.get('kim')).toMatchObject({ role: 'decider', services: ['news'] })
    // To see none is no right, and whoever may give themselves the rest is not kept from it.
    for (const [services, wrong] of [
      [[], 'none is named'],
      [['news', ' '], 'it is missing'],
      [Array.from({ length: 101 }, (_, at) => `s${at}`), 'too many'],
    ] as const)
      await expect(people.users.setServices('kim', services, 'ada')).rejects.toMatchObject({
        code: 'invalid-request',
        message: expect.stringContaining(wrong),
      })
    await expect(people.users.setRole('kim', 'admin', 'ada')).rejects.toMatchObject({
      message: expect.stringContaining('an admin sees all'),
    })
    await expect(people.users.setServices('nobody', null, 'ada')).rejects.toMatchObject({ code: 'not-found' })
    expect(people.users.get('kim')).toMatchObject({ role: 'decider', services: ['news'] })
    await people.users.setServices('kim', null, 'ada')
    expect((await reopened()).users.get('kim')).toMatchObject({ services: null })
    expect(await deeds(4)).toEqual([
      'ada, invite user, kim: viewer of kids, news',
      'ada, set services, kim: news',
      'ada, set role, kim: viewer to decider',
      'ada, set services, kim: all',
    ])
    // Of a provider: what it says now, and what they had where it says nothing of services.
    const provided = (services?: string[] | null, role: 'viewer' | 'admin' = 'viewer') =>
      people.users.provided({ subject: 'provider lou', name: 'lou', role, services })
    expect(await provided(['news'])).toMatchObject({ services: ['news'] })
    expect(await provided()).toMatchObject({ services: ['news'] })
    expect(await provided(null)).toMatchObject({ services: null })
    expect(await provided(['kids'], 'admin')).toMatchObject({ role: 'admin', services: null })
    for (const name of ['kim', 'lou']) await people.users.remove(name, 'ada')
  })

  test('that were removed are gone with their link; one of the same name is another person', async () => {
    const old = people.users.get('bob')!
    const { token } = await people.users.link('bob', 'admin')
    await people.users.remove('bob', 'admin')
    expect(await people.users.signIn(token)).toBeUndefined()
    expect(people.users.get('bob')).toBeUndefined()
    await expect(people.users.remove('bob', 'admin')).rejects.toMatchObject({ code: 'not-found' })
    await expect(people.users.link('bob', 'admin')).rejects.toMatchObject({ code: 'not-found' })
    await people.users.invite({ name: 'bob', role: 'analyst' }, 'admin')
    expect(await people.users.signIn(token)).toBeUndefined()
    const bob = (await reopened()).users.get('bob')!
    expect(bob).toMatchObject({ role: 'analyst', signedIn: null })
    expect(bob.made > old.made).toBe(true)
  })

  test.each([
    ['name', { name: '', role: 'viewer' as const }],
    ['name', { name: 'bob', role: 'viewer' as const }],
    ['name', { name: 'a\u202eb', role: 'viewer' as const }],
    ['role', { name: 'eve', role: 'owner' as 'admin' }],
  ])('with a wrong %s are refused, naming it', async (field, wanted) => {
    await expect(people.users.invite(wanted, 'admin')).rejects.toMatchObject({
      code: 'invalid-request',
      message: expect.stringMatching(`^${field}: `),
    })
    expect(people.users.get('eve')).toBeUndefined()
  })

  test('roles stand in order', () => {
    expect(atLeast('admin', 'viewer') && atLeast('decider', 'analyst') && atLeast('viewer', 'viewer')).toBe(true)
    expect(atLeast('viewer', 'analyst') || atLeast('decider', 'admin')).toBe(false)
  })
})

test('what is recorded comes back newest first, as it was said, also after a restart', async () => {
  await people.audit.record('ada', 'announce', "it's\n{x:String}")
  await (await reopened()).audit.record('bob', 'publish', 'netflix-top10/2021-08-09')
  const [newest, before] = await people.audit.recent(2)
  expect(newest).toMatchObject({ actor: 'bob', action: 'publish', detail: 'netflix-top10/2021-08-09', at: new Date(time).toISOString() })
  expect(before).toMatchObject({ actor: 'ada', action: 'announce', detail: "it's\n{x:String}", number: newest!.number - 1 })
})

test('a store whose secret was exchanged is refused', async () => {
  const own = readFileSync(join(path, 'secrets.json'))
  rmSync(join(path, 'secrets.json'))
  await expect(reopened()).rejects.toMatchObject({ code: 'store-unusable', message: expect.stringContaining('restore it from a backup') })
  // Nothing is made in its place.
  expect(existsSync(join(path, 'secrets.json'))).toBe(false)
  writeFileSync(join(path, 'secrets.json'), own.toString().replace(/"viewerKey":"../, '"viewerKey":"xx'), { mode: 0o600 })
  await expect(reopened()).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringContaining('does not belong to these data'),
  })
})

test('a lost secret is not made anew once plays are in the engine', async () => {
  await store.insert(
    'spans',
    ['service', 'content', 'play', 'start', 'stop'],
    [['acme', 'x', '00000000-0000-0000-0000-000000000001', '2021-08-09 20:00:00.000', '2021-08-09 20:01:00.000']],
  )
  rmSync(join(path, 'secrets.json'))
  await expect(reopened()).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringContaining('is missing although there are data'),
  })
})
