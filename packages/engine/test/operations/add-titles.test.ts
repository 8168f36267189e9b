import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { addTitles } from '../../src/operations/add-titles.js'
import { newDirectory } from '../new-directory.js'

const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ directory: await newDirectory(join(directory, 'data')) })
  const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
  await engine.catalogue.import(`${header}\nhome,a,the-ferry,1,1,Pilot,series,original,en,2400000,2021-08-01\n`, by('a person'))
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const by = (note: string) => ({ actor: 'test', note })
const fact = (content: string, episode: number) => ({ content, title: 'Cold Ferry', season: 1, episode, name: `Part ${episode}` })
const add = (facts: Parameters<typeof addTitles>[1], dryRun = false) =>
  addTitles(engine, facts, { service: 'home', dryRun, ...by('Tautulli: history.json') })
const rows = async () =>
  (await engine.catalogue.entries())
    .map(({ content, title, season, episode, runtimeMs }) => `${content} ${title} ${season} ${episode} ${runtimeMs}`)
    .sort()

test('titles of a source are previewed, added in a version that names it, and never over what a person wrote', async () => {
  const facts = [{ ...fact('a', 1), runtimeMs: 99_000 }, fact('b', 2), { ...fact('c', 3), runtimeMs: 1_800_000, released: '2021-08-03' }]
  expect(await add(facts, true)).toMatchObject({ version: 1, added: 2, placed: 1 })
  expect(await rows()).toEqual(['a the-ferry 1 1 2400000'])
  expect(await add(facts)).toMatchObject({ version: 2, added: 2, placed: 1 })
  expect(await rows()).toEqual(['a the-ferry 1 1 2400000', 'b cold-ferry 1 2 0', 'c cold-ferry 1 3 1800000'])
  expect((await engine.catalogue.versions())[0]).toMatchObject({ version: 2, note: 'Tautulli: history.json' })
})

test('the same again is no version; what it says otherwise later changes nothing that has a place', async () => {
  expect(await add([fact('b', 2)])).toMatchObject({ version: 2, added: 0, placed: 1 })
  expect(await add([{ ...fact('b', 9), title: 'Another' }])).toMatchObject({ version: 2, added: 0, placed: 1 })
})

test('it is undone as any import is', async () => {
  await engine.catalogue.undo('test')
  expect(await rows()).toEqual(['a the-ferry 1 1 2400000'])
})

test('what makes no place, and days and lengths that are none, are left out', async () => {
  const odd = [
    { ...fact('x', 1), season: -1 },
    { ...fact('y', 1.5) },
    { ...fact('z', 4), released: '2021-02-30', runtimeMs: -5 },
    { ...fact('w', 5), released: '0001-01-01', runtimeMs: 1e12 },
  ]
  const added = await add(odd)
  expect(added).toMatchObject({ added: 2, odd: [expect.stringMatching(/^2 contents have a title or a number that makes no place/)] })
  expect(await rows()).toEqual(['a the-ferry 1 1 2400000', 'w cold-ferry 1 5 0', 'z cold-ferry 1 4 0'])
})
