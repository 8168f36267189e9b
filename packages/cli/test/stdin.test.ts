import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { bundled } from '../../../test/bundled.js'
import { type Ran, scratch, startSweeps, sweeps } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
// Each test starts several programs, one after the other.
vi.setConfig({ testTimeout: 180_000 })

const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
home,m1,maid,1,1,,series,,en,2700000,2021-08-06
`
const message = (content: string): string =>
  `${JSON.stringify({
    service: 'home',
    content,
    play: `play-${content}`,
    viewer: 'v1',
    sentAt: '2021-08-10T21:00:00.000Z',
    spans: [{ start: '2021-08-10T20:00:00.000Z', stop: '2021-08-10T20:30:00.000Z', position: 0 }],
  })}\n`

/** Runs a script of the shell in which `$sweeps` is the command line; its standard input is a socket that brings `input`. */
async function shell(script: string, data: string, input = ''): Promise<Ran> {
  const command = `${process.execPath} ${await bundled(new URL('./main.ts', import.meta.url))}`
  mkdirSync(join(path, data), { recursive: true })
  const child = spawn('bash', ['-c', script], {
    cwd: path,
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', UV_THREADPOOL_SIZE: '16', sweeps: command, SWEEPS_DATA: join(path, data) },
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', chunk => {
    said.out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    said.err += chunk
  })
  child.stdin.on('error', () => {}).end(input)
  const [code, signal] = await once(child, 'close')
  return { status: code ?? signal, ...said }
}

const watched = async (data: string): Promise<Record<string, number>> => {
  const { out } = await shell('$sweeps minutes --from 2021-08-10 --to 2021-08-11 --by content --json', data)
  return Object.fromEntries(
    JSON.parse(out).rows.map((row: { content: string; watchedMs: number }) => [row.content, row.watchedMs / 60_000]),
  )
}

test('what looks like a row of the audit, from a file, a pipe or a socket, is nobody’s', async () => {
  const forged = '[999,"2021-01-01 00:00:00.000","mallory","publish","never happened"]\n'
  writeFileSync(join(path, 'forged'), forged)
  const script = `
    $sweeps users link ada --role admin < forged >/dev/null || echo failed
    cat forged | $sweeps users link bob >/dev/null || echo failed
    $sweeps users link cem >/dev/null || echo failed
    cat
    $sweeps audit --json </dev/null`
  const { out, err } = await shell(script, 'forged-data', forged)
  expect(err).toBe('')
  // What was on the socket is still there for whoever comes next.
  expect(out.slice(0, forged.length)).toBe(forged)
  const actors = JSON.parse(out.slice(forged.length)).entries.map((entry: { actor: string }) => entry.actor)
  expect(actors).toHaveLength(3)
  expect(new Set(actors).size).toBe(1)
})

test('commands in a loop over lines leave the lines to the loop', async () => {
  for (const content of ['c1', 'c2', 'c3']) writeFileSync(join(path, content), message(content))
  const { out, err, status } = await shell('printf "%s\\n" c1 c2 c3 | while read f; do $sweeps import plays $f; done', 'loop')
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(out.match(/1 messages with 1 spans taken in/g)).toHaveLength(3)
  expect(await watched('loop')).toEqual({ c1: 30, c2: 30, c3: 30 })
})

test.each([
  ['a pipe', 'cat catalogue.csv | $sweeps import catalogue - --json'],
  ['a file', '$sweeps import catalogue - --json < catalogue.csv'],
  ['a file by its other name', '$sweeps import catalogue /dev/stdin --json < catalogue.csv'],
  ['a here-document', '$sweeps import catalogue - --json <<< "$(cat catalogue.csv)"'],
  ['a socket', '$sweeps import catalogue - --json'],
])('- on a fresh directory reads %s', async (kind, script) => {
  writeFileSync(join(path, 'catalogue.csv'), catalogue)
  const { out, err, status } = await shell(script, `fresh ${kind}`, kind === 'a socket' ? catalogue : '')
  expect({ err, status }).toEqual({ err: '', status: 0 })
  expect(JSON.parse(out)).toMatchObject({ added: 1 })
})

test('- reads on where the one before stopped, and leaves nothing behind', async () => {
  writeFileSync(join(path, 'after-a-line'), `a line for the shell\n${message('after')}`)
  const { out } = await shell('{ read line; $sweeps import plays - --json; cat; } < after-a-line', 'shared-offset')
  expect(JSON.parse(out)).toMatchObject({ messages: 1, rejected: 0 })
  expect(await watched('shared-offset')).toEqual({ after: 30 })
})

test('- reads the same from a running server', async () => {
  const server = await startSweeps(join(path, 'running'))
  try {
    const { out, status } = await sweeps(['import', 'plays', '-', '--json', '--data', join(path, 'running')], { input: message('served') })
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ messages: 1 })
  } finally {
    await server.stop()
  }
})

test('nobody waits for a standard input that never ends, is closed, or is a directory', async () => {
  writeFileSync(join(path, 'plays'), message('alone'))
  const { out, err } = await shell(
    `mkfifo never; exec 3<>never
     $sweeps import plays plays --json <&3; echo $?
     $sweeps import plays plays --json <&-; echo $?
     $sweeps import plays - <&-; echo $?
     $sweeps import catalogue - < .; echo $?
     $sweeps import catalogue nowhere.csv <&3; echo $?`,
    'odd',
  )
  expect(out.match(/^\d$/gm)).toEqual(['0', '0', '0', '2', '2'])
  expect(err).toContain('standard input is a directory')
  expect(await watched('odd')).toEqual({ alone: 30 })
})

test('an import that cannot begin does not wait for a standard input that never ends', async () => {
  const { out, err } = await shell('mkfifo forever; exec 3<>forever; $sweeps import plays - --data plays/nowhere <&3; echo $?', 'failing')
  expect(err).toMatch(/^sweeps: .*a part of the path is a file/)
  expect(out).toBe('1\n')
})
