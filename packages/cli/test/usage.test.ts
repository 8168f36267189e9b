import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { program } from '../src/program.js'
import { run } from './run.js'
import { directory, scratch } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
const data = directory(join(path, 'data'))
const file = (name: string, text = '') => {
  writeFileSync(join(path, name), text)
  return join(path, name)
}

const names = (command: ReturnType<typeof program>, before: string[] = []): string[][] =>
  command.commands.flatMap(child => [[...before, child.name()], ...names(child, [...before, child.name()])])

test.each([[], ...names(program())].map(name => [name.join(' '), name] as const))('sweeps %s --help', async (line, name) => {
  const { status, out, err } = await run([...name, '--help'])
  expect([status, err]).toEqual([0, ''])
  expect(out).toMatch(new RegExp(`^Usage: sweeps ${line}`.trim()))
})

describe('wrong usage ends with 2 and one line that says what to do', () => {
  test.each<[string, string[], RegExp, Record<string, string>?]>([
    ['an unknown command', ['shart'], /unknown command 'shart'.*did you mean.*chart/i],
    ['no file', ['import', 'plays'], /missing required argument 'file'/],
    ['an unknown option', ['charts', '--colour'], /unknown option '--colour'/],
    ['a missing option', ['minutes', '--from', '2021-08-09'], /required option '--to <day>' not specified/],
    ['a file that is not there', ['import', 'plays', join(path, 'none')], /none cannot be read \(ENOENT\): check the path/],
    ['a directory for a file', ['import', 'catalogue', path], /is no file/],
    ['neither file nor address', ['import', 'netflix-top10'], /name either a file or an address/],
    ['a limit that is no number', ['audit', '--limit', 'all'], /--limit: "all"/],
    ['a limit that is no number', ['rejects', '--limit', '-1'], /--limit: "-1"/],
    ['a port that is none', ['start', '--port', '99999'], /--port: "99999" is no port/],
    ['a schedule that is none', ['start', '--publish', 'soon'], /--publish: "soon" is no schedule; write a day.*"tuesday 09:00"/],
    ['charts to publish and no time', ['start', '--publish-chart', 'census'], /--publish-chart needs --publish/],
    ['both kinds of key', ['keys', 'create', '--read', '--service', 'noa'], /say (one of|either) --service ID/],
    ['an unknown metric', ['explain', 'joy'], /there is no metric "joy": there are minutes|there is no metric "joy": there are watched/],
    ['an unknown format', ['export', 'chart', 'census', '--format', 'xls'], /--format: "xls" is not known; use csv or json/],
    [
      'a memory size that is none',
      ['charts'],
      /SWEEPS_MEMORY: "lots" is no size of at least 100 MB, such as 2GB/,
      { SWEEPS_MEMORY: 'lots' },
    ],
    ['a setting’s file that is not there', ['charts'], /SWEEPS_MEMORY_FILE: \/none cannot be read/, { SWEEPS_MEMORY_FILE: '/none' }],
    ['no backup', ['restore', path], /is no complete backup/],
    ['viewers that are no number', ['simulate', '--viewers', 'many'], /--viewers: "many" is no whole number/],
  ])('%s: sweeps %j', async (_, args, says, env = {}) => {
    const { status, out, err } = await run([...args, '--data', data], env)
    expect(err).toMatch(says)
    expect(err).toMatch(/^sweeps: [^\n]+\n$/)
    expect([status, out]).toEqual([2, ''])
  })
})

describe('a failure ends with 1 and one line that says what to do', () => {
  test.each<[string, string[], RegExp]>([
    ['a chart there is not', ['chart', 'none', '--week', '2021-08-09', '--data', data], /none/],
    ['a day that is none', ['chart', 'census', '--week', '2021-02-31', '--data', data], /2021-02-31/],
    ['a period that is none', ['minutes', '--from', '2021-08-10', '--to', '2021-08-09', '--data', data], /2021-08-09 is not after/],
    ['a key there is not', ['keys', 'revoke', 'k1', '--data', data], /there is no key "k1"/],
    ['a data directory that is a file', ['charts', '--data', file('a-file')], /a-file cannot be written \(ENOTDIR\)/],
    ['a catalogue that is none', ['import', 'catalogue', file('catalogue.csv', 'a,b\n1,2\n'), '--data', data], /./],
    ['a Nielsen file that is none', ['import', 'nielsen-top10', file('nielsen.csv', 'a,b\n1,2\n'), '--data', data], /header/],
    ['an address nobody answers', ['import', 'netflix-top10', '--url', 'http://127.0.0.1:9/x', '--data', data], /could not be fetched/],
  ])('%s: sweeps %j', async (_, args, says) => {
    const { status, out, err } = await run(args)
    expect(err).toMatch(says)
    expect(err).toMatch(/^sweeps: [^\n]+\n$/)
    expect([status, out]).toEqual([1, ''])
  })

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { status, err } = await run(['start', '--port', String(port), '--data', data])
    other.close()
    expect(err).toBe(`sweeps: port ${port} is taken: name another with --port, or end the program that has it\n`)
    expect(status).toBe(1)
  })
})
