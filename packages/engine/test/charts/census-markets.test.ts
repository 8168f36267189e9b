import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/engine.js'
import { at, catalogueOf, made, newDirectory } from '../world.js'

/*
 * Minutes of the week of Monday, 9 August 2021:
 *           all   IL              US          not known
 *   maid     90   ana 30 ben 20   cleo 40
 *   vivo     75   ana 15          cleo 10     dan 50
 */
const directory = await newDirectory()
let engine: Engine
const play = (viewer: string, content: string, minutes: number, market: string) =>
  JSON.stringify({
    ...{ service: 's', content, play: `${viewer}-${content}`, viewer, sentAt: at('Tue 00:00'), ...(market && { market }) },
    spans: [{ start: at('20:00'), stop: at(`20:${minutes}`), position: 0 }],
  })
const receive = (...plays: string[]) => engine.plays.import(Readable.from([`${plays.join('\n')}\n`]))
const chart = async (market?: string) => {
  const { entries } = await engine.charts.chart({ chart: 'census', week: '2021-08-09', ...(market && { market }) })
  return entries.map(({ title, value }) => `${title} ${value}`).join(', ')
}

beforeAll(async () => {
  engine = await openEngine({ directory })
  await engine.catalogue.import(catalogueOf('e1 maid 1 1 60', 'v1 vivo - - 60'), made)
  await receive(
    ...[play('ana', 'e1', 30, 'IL'), play('ben', 'e1', 20, 'IL'), play('cleo', 'e1', 40, 'US')],
    ...[play('ana', 'v1', 15, 'IL'), play('cleo', 'v1', 10, 'US'), play('dan', 'v1', 50, '')],
  )
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

test('one’s own census by market: all together without one, each by itself', async () => {
  expect(await chart()).toBe('maid 90, vivo 75')
  expect(await chart('WW')).toBe(await chart())
  expect(await chart('IL')).toBe('maid 50, vivo 15')
  expect(await chart('US')).toBe('maid 40, vivo 10')
  expect(await engine.charts.marketsOf('census')).toEqual(['WW', 'IL', 'US'])
  await expect(chart('DE')).rejects.toThrow('census has no market "DE": it has WW, IL, US')
})

test('all of them as rows, each as its own chart has it', async () => {
  const rows = await engine.charts.export({ chart: 'census', market: 'all', list: 'overall' })
  expect(rows.map(({ market, rank, title, value }) => `${market} ${rank} ${title} ${value}`)).toEqual([
    ...['IL 1 maid 50', 'IL 2 vivo 15', 'US 1 maid 40', 'US 2 vivo 10', 'WW 1 maid 90', 'WW 2 vivo 75'],
  ])
  const maid = await engine.charts.title({ title: 'maid', market: 'all' })
  expect(maid.filter(({ list }) => list === 'overall').map(({ market, rank }) => `${market} ${rank}`)).toEqual(['IL 1', 'US 1', 'WW 1'])
})

test('late viewing moves the market it is of; an edition of a market is made again from what was known', async () => {
  const { id } = await engine.editions.publish({ chart: 'census', market: 'IL', week: '2021-08-09' }, 'test')
  expect(id).toBe('census-IL-2021-08-09-r1')
  await receive(play('eve', 'v1', 59, 'IL'))
  engine.charts.changed('census')
  expect(await chart('IL')).toBe('vivo 74, maid 50')
  expect(await chart('US')).toBe('maid 40, vivo 10')
  expect(await chart()).toBe('vivo 134, maid 90')
  expect(await engine.editions.verify({ id })).toMatchObject({ equal: true, against: 'data' })
  expect(await engine.editions.publish({ chart: 'census', market: 'US', week: '2021-08-09' }, 'test')).toMatchObject({ revision: 1 })
})

test('a market whose viewing is set aside afterwards has none left', async () => {
  await receive(play('fay', 'e1', 30, 'FR'))
  engine.charts.changed('census')
  expect(await chart('FR')).toBe('maid 30')
  const { markTestViewer } = await import('../../src/plays/index.js')
  await markTestViewer(engine.store, engine.plays, { service: 's', viewer: 'fay', test: true })
  engine.charts.changed('census')
  await expect(chart('FR')).rejects.toMatchObject({ code: 'unknown-week' })
  expect(await chart()).toBe('vivo 134, maid 90')
})
