import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Engine, type Found, noticesFound, openEngine, operations } from '@sweeps/engine'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDirectory } from '../../engine/test/new-directory.js'
import { noticesFeed } from '../src/notices/notices-feed.js'
import { sendDue } from '../src/notices/tell-notices.js'

/* A mail server and a webhook that are real, on ports of their own. */

interface Mail {
  from: string
  to: string[]
  user: string
  text: string
}
const mails: Mail[] = []
let refuses: string | undefined
const smtp = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, done) =>
    password === 'open' ? done(null, { user: username }) : done(new Error('wrong password')),
  onRcptTo: (_address, _session, done) => done(refuses ? Object.assign(new Error(refuses), { responseCode: 550 }) : null),
  onData(stream, { envelope, user }, done) {
    const parts: Buffer[] = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => {
      const to = envelope.rcptTo.map(({ address }) => address)
      mails.push({
        from: (envelope.mailFrom as { address: string }).address,
        to,
        user: String(user),
        text: Buffer.concat(parts).toString(),
      })
      done()
    })
  },
})
const posts: { url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = []
let status = 204
const hook = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  posts.push({ url: request.url, headers: request.headers, body: Buffer.concat(parts).toString() })
  response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
})

let engine: Engine
let from: { smtp: string; publicAddress: string; sender: string }
let webhook: string
beforeAll(async () => {
  engine = await openEngine({ directory: await newDirectory() })
  const listening = smtp.listen(0, '127.0.0.1') as unknown as { address(): AddressInfo }
  hook.listen(0, '127.0.0.1')
  await once(hook, 'listening')
  while (listening.address() === null) await sleep(10)
  webhook = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
  from = {
    smtp: `smtp://sweeps:open@127.0.0.1:${listening.address().port}`,
    publicAddress: 'https://sweeps.example/app/',
    sender: 'charts@sweeps.example',
  }
})
afterAll(async () => {
  await engine.close()
  await new Promise<void>(resolve => smtp.close(resolve))
  hook.close()
})

const call = { actor: 'mira', progress: () => {} }
const set = (input: Parameters<(typeof operations)['notice-rule-set']['run']>[1]) => operations['notice-rule-set'].run(engine, input, call)
const rules = async () => (await operations['notice-rules'].run(engine, {}, call)).rules
const silent: Found = { kind: 'source', key: 'source noa cmcd', subject: 'cmcd of noa is silent', text: 'Since noon.', path: '/sources' }
const minute = 60_000

test('what is noticed is mailed and posted once, to whom it is for', async () => {
  // Of an installation that begins nothing of the past is told.
  await engine.notices.note([])
  const mail = await set({ address: 'ana@example.org', kinds: ['source'] })
  await set({ way: 'webhook', address: webhook, secret: 'of the hook', name: 'chat' })
  const now = Date.now()
  expect((await engine.notices.note([silent], now)).map(({ subject }) => subject)).toEqual(['cmcd of noa is silent'])
  expect(await engine.notices.note([silent], now + minute)).toEqual([])
  expect(await sendDue(engine, from)).toBe(2)
  expect(await sendDue(engine, from)).toBe(0)
  expect(mails).toEqual([{ from: 'charts@sweeps.example', to: ['ana@example.org'], user: 'sweeps', text: expect.any(String) }])
  expect(mails[0]!.text).toContain('Subject: cmcd of noa is silent')
  expect(mails[0]!.text).toContain('https://sweeps.example/app/sources')
  expect(posts).toHaveLength(1)
  const { headers, body } = posts[0]!
  expect(headers['x-sweeps-signature']).toBe(`sha256=${createHmac('sha256', 'of the hook').update(body).digest('hex')}`)
  expect(JSON.parse(body)).toMatchObject({ kind: 'source', state: 'new', address: 'https://sweeps.example/app/sources' })
  expect(JSON.parse(body).text).toBe('cmcd of noa is silent\nSince noon.\nhttps://sweeps.example/app/sources')
  // What comes and goes is told once; what is gone for ten minutes is over, and that is told too.
  expect(await engine.notices.note([], now + 2 * minute)).toEqual([])
  expect(await engine.notices.note([silent], now + 5 * minute)).toEqual([])
  expect(await engine.notices.note([], now + 6 * minute)).toEqual([])
  expect(await engine.notices.note([], now + 17 * minute)).toMatchObject([{ state: 'over', subject: 'Over: cmcd of noa is silent' }])
  expect(await engine.notices.note([silent], now + 18 * minute)).toMatchObject([{ state: 'new' }])
  await operations['notice-rule-remove'].run(engine, { id: mail.id }, call)
})

test('what cannot be told says why, is tried again later, and given up after a day', async () => {
  const [chat] = await rules()
  status = 500
  const now = Date.now()
  const notice = await operations['notice-rule-test'].run(engine, { id: chat!.id }, call)
  await sendDue(engine, from)
  expect((await rules())[0]!.last).toMatchObject({ subject: 'Sweeps can reach you here', trouble: 'it answered 500' })
  const due = async (later: number) => (await engine.notices.due(now + later)).filter(one => one.notice.number === notice.number).length
  expect([await due(0), await due(2 * minute), await due(25 * 60 * minute)]).toEqual([0, 1, 0])
  // Nobody said that another address may know.
  status = 302
  await engine.notices.try(chat!)
  await sendDue(engine, from)
  expect((await rules())[0]!.last).toMatchObject({ trouble: 'it answered 302' })
  expect(new Set(posts.map(({ url }) => url))).toEqual(new Set(['/hook']))
  status = 204

  const mail = await set({ address: 'ben@example.org' })
  const lastOf = async () => (await rules()).find(({ id }) => id === mail.id)!.last!.trouble
  for (const [why, settings, refusal] of [
    ['550 no such mailbox', from, 'no such mailbox'],
    ['Invalid login', { ...from, smtp: from.smtp.replace('open', 'shut') }, undefined],
    ['no mail server is named', {}, undefined],
  ] as const) {
    refuses = refusal
    await operations['notice-rule-test'].run(engine, { id: mail.id }, call)
    await sendDue(engine, settings)
    expect(await lastOf()).toContain(why)
  }
})

test('a rule keeps its secret to itself, and an address must be one', async () => {
  const chat = (await rules()).find(({ name }) => name === 'chat')!
  expect(chat.signed).toBe(true)
  expect(JSON.stringify(await rules())).not.toContain('of the hook')
  // Another address does not get to know it.
  expect(await set({ id: chat.id, address: `${webhook}/other` })).toMatchObject({ signed: false, name: 'chat' })
  for (const [input, why] of [
    [{ address: 'nobody' }, 'no address of a mailbox'],
    [{ way: 'webhook', address: 'ftp://a' }, 'no address to send to'],
    [{ way: 'webhook', address: 'https://a:b@c' }, 'no address to send to'],
    [{ address: 'a@example.org', secret: 'x' }, 'a mail is signed with none'],
    [{ id: 'none' }, 'there is no rule "none"'],
  ] as const)
    await expect(set(input)).rejects.toThrow(why)
})

test('what happened before it began is not told, what happens is told once, and what is about the machine only to who keeps it', async () => {
  const at = Date.now() + 60 * minute
  const edition = (id: string, at: number): Found => ({ kind: 'edition', key: id, subject: `<${id}> is out`, text: '', path: '/', at })
  const disk: Found = { kind: 'disk', key: 'disk', subject: 'The disk is nearly full', text: '', path: '/' }
  const found = [edition('old', 0), edition('e1', at), disk]
  expect((await engine.notices.note(found, at)).map(({ subject }) => subject)).toEqual(['The disk is nearly full', '<e1> is out'])
  expect(await engine.notices.note(found, at)).toEqual([])
  const asked = async (role?: 'viewer' | 'admin') =>
    (await operations.notices.run(engine, { limit: 3 }, { ...call, ...(role && { role }) })).notices.map(({ kind }) => kind)
  expect(await asked('admin')).toEqual(['edition', 'disk', 'test'])
  expect(await asked('viewer')).toEqual(['edition', 'source', 'source'])
  const feed = noticesFeed(await operations.notices.run(engine, { limit: 3 }, call))
  expect(feed).toContain('<link href="../"/>')
  expect(feed).toContain('<title type="html"><![CDATA[&lt;e1> is out]]></title>')
})

test('what is found by the dozen is told in one', async () => {
  const many = Array.from(
    { length: 12 },
    (_, at): Found => ({ ...silent, kind: 'decision', key: `decision ${at}`, subject: `Season ${at}` }),
  )
  const now = Date.now() + 120 * minute
  expect((await engine.notices.note(many, now)).filter(({ kind }) => kind === 'decision')).toHaveLength(13)
  const due = (await engine.notices.due(now)).filter(({ notice }) => notice.kind === 'decision')
  expect(new Set(due.map(({ notice }) => notice.subject))).toEqual(new Set(['12 times: a season awaits a decision']))
  expect(due[0]!.notice.text).toMatch(/^Season 0\nSeason 1\n.*… and 2 more/s)
  expect((await engine.notices.note(many.slice(1), now + minute)).filter(({ kind }) => kind === 'decision')).toEqual([])
  expect((await engine.notices.note(many.slice(1), now + 12 * minute)).map(({ subject }) => subject)).toContain('Over: Season 0')
})

test('a new installation has nothing to tell', async () => {
  expect((await noticesFound(engine)).filter(({ kind }) => kind !== 'disk')).toEqual([])
})
