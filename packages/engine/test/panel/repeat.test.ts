import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repeatEdition } from '../../src/index.js'
import { Pseudonyms } from '../../src/plays/index.js'
import { at, catalogue, csv, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

/*
 * Two weeks of the panel of four homes: two devices at once, a guest, a play over midnight, a content that no catalogue has, and a week
 * before with which movements are tested. The edition is repeated by another key, in a directory that has its files and nothing else.
 */
const stranger = new Pseudonyms(Buffer.from('another installation'))
let world: PanelWorld
let exported: Map<string, string>
let directory: string
const days = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15'].map(day => `2021-08-${day}`)
const who = (person: string, start: string, stop: string) => ({ person, start, stop })

beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  const evening: [string, string] = [at('20:00'), at('21:00')]
  const sunday: [string, string] = ['2021-08-08T20:00:00.000Z', '2021-08-08T20:40:00.000Z']
  await world.import({
    ...files,
    'days.csv': csv(
      'household,day,state',
      ...['h1', 'h2', 'h3', 'h4'].flatMap(home =>
        days.map(day => `${home},${day},${home === 'h2' && day === '2021-08-09' ? 'out' : 'in-tab'}`),
      ),
    ),
    'viewing.ndjson': lines(
      viewed('h1', 'one', evening, [who('p1', at('20:00'), at('20:30')), who('p2', ...evening)]),
      viewed('h1', 'one-b', evening, [who('p2', at('20:15'), at('20:45'))], { device: 'phone' }),
      viewed('h3', 'one', evening, [
        { guest: 'g', start: at('20:00'), stop: at('20:20') },
        { guest: 'k', start: at('20:10'), stop: at('20:20') },
      ]),
      viewed('h4', 'two', [at('23:30'), at('00:30', 1)], [who('p5', at('23:40'), at('00:20', 1))]),
      viewed('h2', 'unknown', [at('20:00', 2), at('20:10', 2)], [who('p3', at('20:00', 2), at('20:10', 2))]),
      viewed('h1', 'two', sunday, [who('p1', ...sunday)], { play: 'before' }),
      viewed('h4', 'one', sunday, [who('p6', ...sunday)], { play: 'before too' }),
    ),
  })
  const { id } = await world.engine.editions.publish({ chart: 'panel-tiny', week: '2021-08-09' }, 'test')
  exported = await world.engine.editions.files(id)
  directory = mkdtempSync(join(tmpdir(), 'sweeps-files-'))
})
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true })
  await world.remove()
})

/** Repeats the edition from its files, of which some are altered. */
function repeated(alter: (file: string, text: string) => string = (_, text) => text) {
  const paths = new Map<string, string>()
  for (const [file, text] of exported) {
    writeFileSync(join(directory, file), alter(file, text))
    paths.set(file, join(directory, file))
  }
  return repeatEdition(paths, stranger)
}
const altering = (name: string, from: string, to: string) =>
  repeated((file, text) => {
    if (file !== name) return text
    expect(text).toContain(from)
    return text.replace(from, to)
  })

test('an edition is repeated from its files alone: hash, weights, totals, errors, ranks and their ranges', async () => {
  expect([...exported.keys()].sort()).toEqual([
    'SHA256SUMS',
    'catalogue.csv',
    'days.csv',
    'edition.json',
    'households.csv',
    'panel.json',
    'persons.csv',
    'targets.csv',
    'viewing.ndjson',
    'weights.csv',
  ])
  const { lists } = JSON.parse(exported.get('edition.json')!)
  // By hand: on Monday h2 is out and women weigh 30; p2's phone adds nothing; a guest of h3 weighs 40 ⁄ 3. Before it: 20 and 40 ⁄ 3.
  const man = 40 / 3
  expect(
    lists[0].entries.map(({ title, value, movement }: { title: string; value: number; movement: string }) => [
      title,
      Math.round(value),
      movement,
    ]),
  ).toEqual([
    ['one', Math.round(30 * 30 + 60 * man + 30 * man), 'same'],
    ['two', 20 * 30 + 20 * 20, 'same'],
    ['unknown', 10 * 20, 'new'],
  ])
  expect(await repeated()).toEqual({
    id: 'panel-tiny-2021-08-09-r1',
    equal: true,
    // Of the week and six days six persons, on Monday five.
    weights: 7 * 6 + 5,
    lines: lists.reduce((sum: number, { entries }: { entries: unknown[] }) => sum + entries.length, 0),
    differences: [],
  })
})

test('a weight that was altered is named, and nothing else', async () => {
  const line = exported
    .get('weights.csv')!
    .split('\n')
    .find(one => one.startsWith('week,2021-08-09,p1,'))!
  expect((await altering('weights.csv', line, line.replace(/20$/, '21'))).differences).toEqual([
    'weights.csv is not as it was written: its SHA-256 is another',
    'weights.csv, week 2021-08-09: 1 of 6 weights are not those that the files give: p1 21, made again 20',
  ])
})

test('another base weight gives other hashes, weights and totals', async () => {
  const { equal, differences } = await altering('persons.csv', 'p1,h1,10,f', 'p1,h1,11,f')
  expect(equal).toBe(false)
  expect(differences[0]).toBe('persons.csv is not as it was written: its SHA-256 is another')
  expect(differences.filter(one => /^weights of the (week|day) .*: the files give the hash/.test(one))).toHaveLength(8)
  expect(differences.filter(one => one.startsWith('weights.csv, day'))).toHaveLength(7)
  expect(differences.some(one => /^overall, One: value is 2100, made again \d/.test(one))).toBe(true)
})

test('a minute more of viewing changes totals and errors, and no weight', async () => {
  const { differences } = await altering('viewing.ndjson', at('20:30'), at('20:31'))
  expect(differences.some(one => one.startsWith('weights'))).toBe(false)
  expect(differences).toContain('overall, One: value is 2100, made again 2130')
  expect(differences.some(one => one.startsWith('overall, One: standardError is '))).toBe(true)
})

test('another day in-tab, another kind in the catalogue: the lists that it touches say so', async () => {
  expect((await altering('days.csv', 'h2,2021-08-09,out', 'h2,2021-08-09,in-tab')).differences.join('\n')).toMatch(
    /weights of the day 2021-08-09: the files give the hash .*\n[\s\S]*overall, One: value is 2100, made again 1800/,
  )
  expect((await altering('catalogue.csv', 'film', 'series')).differences.join('\n')).toMatch(/movies.*(Two|entries)/)
})

test('a figure, a rank or a range that was altered in the edition is named', async () => {
  const { hash, lists } = JSON.parse(exported.get('edition.json')!)
  const { rankRange } = lists[0].entries[0]
  const text = JSON.stringify({ low: rankRange.low, high: rankRange.high })
  expect(text).toBe('{"low":1,"high":3}')
  const { differences } = await altering('edition.json', '"high": 3', '"high": 2')
  expect(differences).toEqual([
    'edition.json is not as it was written: its SHA-256 is another',
    expect.stringMatching(`^edition.json: its hash is ${hash.slice(0, 12)}…, its content gives `),
    'overall, One: rankRange.high is 2, made again 3',
  ])
})

test('what is missing is named', async () => {
  const paths = new Map([...exported.keys()].map(file => [file, join(directory, file)]))
  for (const [file, text] of exported) writeFileSync(join(directory, file), text)
  expect(readFileSync(join(directory, 'SHA256SUMS'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}catalogue\.csv\n/)
  await expect(repeatEdition(new Map([...paths].filter(([file]) => file !== 'viewing.ndjson')), stranger)).rejects.toThrow(
    /^viewing\.ndjson is missing/,
  )
  await expect(repeatEdition(new Map([...paths].filter(([file]) => file !== 'edition.json')), stranger)).rejects.toThrow(
    /^edition\.json is missing/,
  )
})
