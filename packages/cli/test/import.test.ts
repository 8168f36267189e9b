import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, type Started, scratch, startSweeps } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(path, name), content)
  return join(path, name)
}
const told = (second: number) => {
  const at = (ms: number) => new Date(Date.parse('2021-08-09T20:00:00.000Z') + second * 1000 + ms).toISOString()
  const span = { start: at(0), stop: at(1000), position: 0 }
  return JSON.stringify({ service: 'noa', content: 'hr-1-1', play: `p${second}`, viewer: 'dana', sentAt: at(1000), spans: [span] })
}

describe.each(['without a server', 'with a server'])('%s', how => {
  const data = directory(join(path, how.replaceAll(' ', '-')))
  let server: Started | undefined
  beforeAll(async () => {
    if (how === 'with a server') server = await startSweeps(data, ['--open-reading'])
  })
  afterAll(() => server?.stop())
  const importing = (kind: string, ...args: string[]) => run(['import', kind, ...args, '--data', data])

  test('an empty file of plays is no plays', async () => {
    expect(await importing('plays', file('empty', ''))).toEqual({
      status: 0,
      out: '0 messages with 0 spans taken in, 0 refused.\n',
      err: '',
    })
  })

  test('a binary file of plays is refused in words; said to be our own, each line is, and named', async () => {
    const binary = file('binary', Buffer.from([0, 159, 146, 150, 10, 255, 254, 10]))
    expect(await importing('plays', binary)).toMatchObject({
      status: 1,
      err: 'sweeps: the file is no text in UTF-8, and no database of a program whose history is read here; nothing was imported\n',
    })
    const { status, out } = await importing('plays', binary, '--from', 'native')
    expect([status, out]).toEqual([0, '0 messages with 0 spans taken in, 2 refused.\n  line 1: is no JSON\n  line 2: is no JSON\n'])
  })

  test('a line of 300 MB is refused in words, and early', async () => {
    const long = join(path, 'long')
    const stream = createWriteStream(long)
    for (let megabyte = 0; megabyte < 300; megabyte++) if (!stream.write(Buffer.alloc(1e6, 'x'))) await once(stream, 'drain')
    stream.end()
    await once(stream, 'close')
    const { status, err } = await importing('plays', long)
    expect(err).toBe('sweeps: line 1: longer than 1 MB; a plays file has one message a line (NDJSON)\n')
    expect(status).toBe(1)
  })

  test('a catalogue larger than one can be is refused in words', async () => {
    const large = join(path, 'large')
    const stream = createWriteStream(large)
    for (let megabyte = 0; megabyte < 260; megabyte++) if (!stream.write(Buffer.alloc(1_048_576, '\n'))) await once(stream, 'drain')
    stream.end()
    await once(stream, 'close')
    expect(await importing('catalogue', large)).toMatchObject({ status: 1, err: 'sweeps: the file is larger than 256 MB: split it\n' })
  })

  test('from an address', async () => {
    const tsv = [
      'week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime\tweekly_views\tcumulative_weeks_in_top_10',
      '2021-08-15\tTV (English)\t1\tHit & Run\tHit & Run: Season 1\t40000000\t\t\t1',
      '',
    ].join('\n')
    const site = createServer((request, response) => (request.url === '/all.tsv' ? response.end(tsv) : response.writeHead(404).end()))
    await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    expect(await importing('netflix-top10', '--url', `${address}/all.tsv`)).toMatchObject({ status: 0, err: '' })
    expect(await importing('netflix-top10', '--url', `${address}/none`)).toMatchObject({
      status: 1,
      err: `sweeps: ${address}/none answered 404\n`,
    })
    site.close()
  })
})

test('the server serves while it imports', async () => {
  const data = directory(join(path, 'busy'))
  const server = await startSweeps(data, ['--open-reading'])
  const plays = file('plays', Array.from({ length: 50_000 }, (_, second) => told(second)).join('\n'))
  let imported = false
  const done = run(['import', 'plays', plays, '--json', '--data', data]).finally(() => {
    imported = true
  })
  let answers = 0
  let slowest = 0
  while (!imported) {
    const asked = Date.now()
    expect((await fetch(`${server.address}/v1/session`)).status).toBe(200)
    slowest = Math.max(slowest, Date.now() - asked)
    answers++
  }
  expect(JSON.parse((await done).out)).toMatchObject({ messages: 50_000, spans: 50_000, rejected: 0 })
  expect(answers).toBeGreaterThan(3)
  expect(slowest).toBeLessThan(1000)
  const { rows } = (await (await fetch(`${server.address}/v1/minutes?from=2021-08-09&to=2021-08-11&metric=plays`)).json()) as {
    rows: unknown
  }
  expect(rows).toEqual([{ plays: 50_000 }])
  expect(await server.stop()).toBe(0)
})
