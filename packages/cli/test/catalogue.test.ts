import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, type Started, scratch, startSweeps } from './sweeps.js'

/*
 * One story, told twice: to commands that open the data themselves, and to commands that ask a running server.
 *
 * content | stands at | watched in the week of 2021-08-09
 * c1      | show/1/1  | 30 minutes
 * c2      | show/1/2  |
 * show-1-3| nowhere   | 12 minutes
 */
const { path, remove } = scratch()
afterAll(remove)
const file = (name: string, text: string): string => {
  writeFileSync(join(path, name), text)
  return join(path, name)
}
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name\n'
const catalogue = file('catalogue.csv', `${header}demo,c1,show,1,1,,series,,,1800000,,Show\ndemo,c2,show,1,2,,series,,,1800000,,Show\n`)
const message = (content: string, play: string, stop: string): string =>
  `${JSON.stringify({ service: 'demo', content, play, viewer: 'v', sentAt: stop, spans: [{ start: '2021-08-10T20:00:00.000Z', stop, position: 0 }] })}\n`
const plays = file('plays.ndjson', message('c1', 'p1', '2021-08-10T20:30:00.000Z') + message('show-1-3', 'p2', '2021-08-10T20:12:00.000Z'))

describe.each(['without a server', 'with a server'])('%s', how => {
  const data = directory(join(path, how.replaceAll(' ', '-')))
  let server: Started | undefined
  beforeAll(async () => {
    if (how === 'with a server') server = await startSweeps(data)
  })
  afterAll(() => server?.stop())

  const sweeps = (...args: string[]) => run([...args, '--data', data])
  const json = async (...args: string[]) => {
    const { status, out, err } = await sweeps(...args, '--json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return JSON.parse(out)
  }
  const text = async (...args: string[]) => {
    const { status, out, err } = await sweeps(...args)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return out
  }

  test('a preview, then the import', async () => {
    await json('import', 'plays', plays)
    expect(await text('catalogue', 'versions')).toMatch(/^The catalogue is empty/)
    expect(await text('import', 'catalogue', catalogue, '--dry-run')).toMatch(
      /^2 rows: 2 added, .* version 0\.\n {2}\+ demo c1: show\/1\/1\n {2}\+ demo c2: show\/1\/2\nNothing was changed \(--dry-run\)\.\n$/,
    )
    expect(await json('import', 'catalogue', catalogue)).toMatchObject({ version: 1, added: 2 })
  })

  test('a show of TVmaze', async () => {
    const episodes = [{ id: 5, name: 'Pilot', season: 1, number: 1, airdate: '2021-08-06', runtime: 30 }]
    const show = file('show.json', JSON.stringify({ name: 'Other', language: 'English', _embedded: { episodes } }))
    expect(await sweeps('import', 'catalogue', show)).toMatchObject({ status: 1, err: expect.stringMatching(/give --service NAME/) })
    const rule = ['--service', 'demo', '--content-id', '{slug}-{season}-{episode}']
    expect(await text('import', 'catalogue', show, ...rule, '--dry-run')).toMatch(/\+ demo other-1-1: other\/1\/1/)
    expect(await sweeps('import', 'catalogue', show, ...rule, '--format', 'xml')).toMatchObject({ status: 2 })
  })

  test('unmatched content, assigned by a remap, and back', async () => {
    expect(await text('catalogue', 'unmatched')).toMatch(
      /demo +show-1-3 +1 +12 +2021-08-10 +2021-08-10 +show\/1\/3 \(the id begins with show\)/,
    )
    expect(await text('remap', '--content', 'demo', 'show-1-3', 'show/1/3', '--dry-run')).toMatch(
      /^1 rows added.* version 1\.[\s\S]*2021-08-09 +show\/1 +30 +42 *\n2021-08-09 +show-1-3 +12 +0 *\nNothing was changed/,
    )
    expect(await json('remap', '--content', 'demo', 'show-1-3', 'show/1/3')).toMatchObject({ version: 2, added: 1 })
    expect(await text('catalogue', 'unmatched')).toBe('Everything that was played is in the catalogue.\n')
    expect(await text('remap', 'undo')).toMatch(/0 rows added, 0 changed, 1 removed\. .* version 3\. It is as version 1 was\./)
  })

  test('a remap, a file of them, and what is refused', async () => {
    expect(await text('remap', 'show/1', 'show/2', '--episodes', '2')).toMatch(
      /~ demo c2: show\/1\/2 → show\/2\/1\nNo figure .* moves\.\n$/,
    )
    const lines = file('remaps.csv', 'from,to\nshow/2/1,show/1/2\n')
    expect(await json('remap', '--file', lines)).toMatchObject({ version: 5, changed: 1 })
    expect(await sweeps('remap', 'show', 'shaw')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^sweeps: the catalogue has no title shaw; --new makes it/),
    })
    for (const wrong of [
      ['show'],
      ['show', 'a', 'b'],
      ['--content', 'demo', 'c1'],
      ['show', 'other', '--name', 'X'],
      ['undo', '--dry-run'],
      ['a', '--file', lines],
    ])
      expect(await sweeps('remap', ...wrong)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^sweeps: .*\n$/) })
  })

  test('remove, undo, versions, export', async () => {
    expect(await text('catalogue', 'remove', 'show/1/1', '--dry-run')).toMatch(
      /- demo c1: show\/1\/1[\s\S]*c1 +0 +30 *\n2021-08-09 +show\/1 +30 +0 *\n/,
    )
    expect(await json('catalogue', 'remove', 'show')).toMatchObject({ version: 6, removed: 2 })
    expect(await json('catalogue', 'undo')).toMatchObject({ version: 7, restored: 5, added: 2 })
    expect(await json('catalogue', 'remove', '--content', 'demo', 'c2')).toMatchObject({ version: 8, removed: 1 })
    expect(await sweeps('catalogue', 'remove', '--content', 'c2')).toMatchObject({ status: 2 })
    expect((await json('catalogue', 'versions')).versions.map(({ note }: { note: string }) => note)).toEqual([
      ...['remove demo c2', 'undo: back to version 5', 'remove show', 'remap show/2/1 → show/1/2', 'remap show/1, episodes 2, → show/2'],
      ...['undo: back to version 1', 'remap demo show-1-3 → show/1/3', catalogue],
    ])
    expect(await text('catalogue', 'versions')).toMatch(/version +made +by +from +added +changed +removed/)
    const exported = await text('catalogue', 'export')
    expect(exported.split('\n')[1]).toBe('demo,c1,show,1,1,show,series,,,1800000,,Show')
    expect(await json('import', 'catalogue', file('back.csv', exported))).toMatchObject({ unchanged: 1, version: 8 })
  })
})
