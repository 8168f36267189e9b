import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportedRows } from '../../src/catalogue/index.js'
import { type Engine, openEngine, operations } from '../../src/index.js'
import { listSeasons } from '../../src/operations/list-seasons.js'
import { made, newDirectory } from '../world.js'

/*
 * maid/1/1 (e1): ana for 20 minutes; a special of maid (sp1): ben for 10; x1, which no catalogue has: cleo for 5.
 */
const directory = await newDirectory()
let engine: Engine
const call = (text = '') => ({ actor: 'ada', progress: () => {}, file: Readable.from([Buffer.from(text)]) })
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
home,e1,maid,1,1,Maid,series,,en,2400000,2021-08-06
home,sp1,maid,0,1,Maid: the making of,series,,en,1200000,2021-08-06
`
const message = (content: string, viewer: string, minutes: number) =>
  JSON.stringify({
    ...{ service: 'home', content, play: `p-${viewer}`, viewer, sentAt: '2021-08-10T21:00:00.000Z' },
    spans: [{ start: '2021-08-10T20:00:00.000Z', stop: `2021-08-10T20:${String(minutes).padStart(2, '0')}:00.000Z`, position: 0 }],
  })
beforeAll(async () => {
  engine = await openEngine({ directory })
  await operations['import-catalogue'].run(engine, { note: '' }, call(catalogue))
  await engine.plays.import(
    Readable.from([`${[message('e1', 'ana', 20), message('sp1', 'ben', 10), message('x1', 'cleo', 5)].join('\n')}\n`]),
  )
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})
const minutes = async (...by: string[]) =>
  (await operations.minutes.run(engine, { from: '2021-08-10', to: '2021-08-11', by: by.join(',') }, call())).rows
    .map(({ title, season, watchedMs }) => [title, ...(by.includes('season') ? [season] : []), Number(watchedMs ?? 0) / 60_000].join(' '))
    .sort()

test('a special counts for its title, and for no season', async () => {
  expect(await minutes('title')).toEqual([' 5', 'maid 30'])
  expect(await minutes('title', 'season')).toEqual(['  5', 'maid  10', 'maid 1 20'])
})

test('it is no season where seasons are listed, asked for or decided', async () => {
  expect((await listSeasons(engine)).map(({ title, season }) => [title, season])).toEqual([['maid', 1]])
  await expect(operations.season.run(engine, { title: 'maid', season: 0 }, call())).rejects.toMatchObject({ code: 'not-found' })
})

test('it is exported as it was read, and importing that changes nothing', async () => {
  const rows = exportedRows(await engine.catalogue.entries())
  expect(rows.map(({ content, season, episode }) => [content, season, episode])).toEqual([
    ['sp1', 0, 1],
    ['e1', 1, 1],
  ])
  expect(await engine.catalogue.import(JSON.stringify(rows), made)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
})

test('what was played is made a special, and a special an episode, by a remap', async () => {
  const remap = (content: string, to: string) => operations.remap.run(engine, { remap: { from: { service: 'home', content }, to } }, call())
  await remap('x1', 'maid/0/2')
  expect(await minutes('title', 'season')).toEqual(['maid  15', 'maid 1 20'])
  await remap('sp1', 'maid/1/2')
  expect(await minutes('title', 'season')).toEqual(['maid  5', 'maid 1 30'])
})

test('a history knows of specials too, and of titles that are signs alone', async () => {
  const row = { started: 1628625600, stopped: 1628626200, paused_counter: 0, user_id: 7, machine_id: 'm', platform: 'Roku' }
  const episode = { ...row, id: 1, rating_key: 1, reference_id: 1, media_type: 'episode', parent_media_index: 0, media_index: 3 }
  const data = [
    { ...episode, grandparent_title: 'Cold Ferry', title: 'The making of', guid: 'plex://episode/1' },
    { ...row, id: 2, rating_key: 2, reference_id: 2, media_type: 'movie', title: '👻', guid: 'plex://movie/2' },
  ]
  const page = JSON.stringify({ response: { result: 'success', data: { recordsTotal: 2, data } } })
  const { titles } = await operations['import-plays'].run(engine, { service: 'cabin', name: 'history.json' }, call(page))
  expect(titles?.odd).toEqual(['specials (season 0) count for their title, and for no season: 1'])
  const added = (await engine.catalogue.entries()).filter(({ service }) => service === 'cabin')
  expect(added.map(({ title, season, episode }) => [title, season, episode])).toEqual([
    ['cold-ferry', 0, 3],
    ['untitled-1f47b', 0, 0],
  ])
})
