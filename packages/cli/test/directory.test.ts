import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { scratch, startSweeps, sweeps } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
const file = (name: string, text: string): string => {
  writeFileSync(join(path, name), text)
  return join(path, name)
}
const catalogue = file('catalogue.csv', `${header}\nhome,h1,hit-and-run,1,1,,series,,en,2400000,2021-08-06\n`)

describe('a data directory that is not there', () => {
  test.each([
    ['import', 'catalogue', catalogue],
    ['keys', 'create', '--service', 'home'],
    ['users', 'link', 'ana'],
  ])('is made by sweeps %s %s, which says so on stderr alone', async (...command) => {
    const data = join(path, `made-by-${command[0]}`)
    const { status, out, err } = await run([...command, '--json', '--data', data])
    expect(err).toBe(`sweeps: ${data} was not there and is made\n`)
    expect([status, typeof JSON.parse(out)]).toEqual([0, 'object'])
    expect((await run([...command, '--json', '--data', data])).err).toBe('')
  })

  test.each([
    ['charts'],
    ['minutes', '--from', '2021-08-09', '--to', '2021-08-16'],
    ['board'],
    ['audit'],
    ['catalogue', 'export'],
    ['doctor'],
  ])('is refused by sweeps %s, and not made', async (...command) => {
    const data = join(path, 'nowhere', 'data')
    const { status, out, err } = await run([...command, '--data', data])
    expect([status, out, existsSync(data)]).toEqual([1, '', false])
    expect(err).toMatch(
      new RegExp(`^sweeps: there is no data directory ${data}: name it with --data or SWEEPS_DATA, or bring something in`),
    )
  })

  test('the nearest beside it is offered', async () => {
    mkdirSync(join(path, 'summer'))
    expect((await run(['charts', '--data', join(path, 'sumer')])).err).toMatch(/; did you mean "summer"\?\n$/)
  })

  test('one that is there and empty is not missing', async () => {
    const data = join(path, 'empty')
    mkdirSync(data)
    expect(await run(['board', '--data', data])).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringContaining('No season of your own awaits a decision'),
    })
  })

  test.each([
    ['import', 'catalogue', catalogue],
    [
      'import',
      'outcomes',
      file('outcomes.csv', 'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10\nOz,1,2021-07-01,cancelled,,,\n'),
    ],
    [
      ...['import', 'nielsen-top10'],
      file('nielsen.csv', 'week_start,week_end,list,rank,title,service,minutes_millions\n2021-08-09,2021-08-15,overall,1,Oz,Netflix,100\n'),
    ],
  ])('is not made by a dry run of sweeps %s %s', async (...command) => {
    const data = join(path, 'dry', 'data')
    const { status, err } = await run([...command, '--dry-run', '--json', '--data', data])
    expect([status, err, existsSync(join(path, 'dry'))]).toEqual([0, '', false])
  })

  test('a file that cannot be read leaves none behind', async () => {
    const data = join(path, 'not-made')
    expect(await run(['import', 'plays', join(path, 'none'), '--data', data])).toMatchObject({ status: 2 })
    expect(existsSync(data)).toBe(false)
  })
})

describe('a wrong name offers the nearest', () => {
  const data = join(path, 'names')
  test.each<[string[], RegExp]>([
    [['chart', 'censu', '--week', '2021-08-09'], /there is no chart "censu": there are .*; did you mean "census"\?/],
    [['chart', 'census', '--week', '2021-08-09', '--list', 'overal'], /census has no list "overal": .*; did you mean "overall"\?/],
    [['title', 'hit-and-rum'], /no chart has ever had "hit-and-rum": .*; did you mean "hit-and-run"\?/],
    [['season', 'hit-an-run/1'], /the catalogue has no hit-an-run\/1; there is hit-and-run\/1; did you mean "hit-and-run"\?/],
    [
      ['minutes', '--from', '2021-08-09', '--to', '2021-08-16', '--by', 'titel'],
      /by: "titel" is not known; use .*; did you mean "title"\?/,
    ],
    [['remap', 'hit-n-run', 'new-title'], /the catalogue has no hit-n-run.*; did you mean "hit-and-run"\?/],
    [
      ['decide', 'hit-and-rum/1', '--outcome', 'renewed', '--by', 'A', '--reason', 'B'],
      /knows a season hit-and-rum\/1: .*; did you mean "hit-and-run"\?/,
    ],
    [['explain', 'minuts'], /there is no metric "minuts".*; did you mean "minutes"\?/],
    [['users', 'remove', 'anna'], /there is no user "anna": .*; did you mean "ana"\?/],
  ])('sweeps %j', async (command, says) => {
    await run(['import', 'catalogue', catalogue, '--data', data])
    await run(['users', 'link', 'ana', '--data', data])
    const { status, err } = await run([...command, '--data', data])
    expect(err).toMatch(says)
    expect(status).toBeGreaterThan(0)
  })
})

test('start --sample leaves data of one’s own alone: it refuses before it serves, and adds nothing', { timeout: 60_000 }, async () => {
  const data = join(path, 'own')
  await run(['import', 'catalogue', catalogue, '--data', data])
  const before = (await run(['catalogue', 'export', '--data', data])).out
  const refused = await sweeps(['start', '--sample', '--port', '0', '--data', data])
  expect(refused).toMatchObject({ status: 2, out: '' })
  expect(refused.err).toMatch(
    /--sample: .*own has data of its own \(a catalogue\): name another directory for the sample, as with --data sample-data/,
  )
  expect((await run(['catalogue', 'export', '--data', data])).out).toBe(before)
})

test('of the sample there are parts', async () => {
  const refused = await sweeps(['start', '--sample', 'summer', '--port', '0', '--data', join(path, 'parts')])
  expect(refused).toMatchObject({ status: 2, out: '' })
  expect(refused.err).toMatch(/--sample: there is no part "summer"; it is one of all, summer-2021/)
})

test('with the sample in a directory it starts again, whatever was added', { timeout: 120_000 }, async () => {
  const data = join(path, 'sample')
  const first = await startSweeps(data, ['--sample', 'summer-2021'])
  await first.stop()
  await run(['import', 'catalogue', catalogue, '--data', data])
  const again = await startSweeps(data, ['--sample', 'summer-2021'])
  expect((await fetch(`${again.address}/healthz`)).status).toBe(200)
  await again.stop()
})
