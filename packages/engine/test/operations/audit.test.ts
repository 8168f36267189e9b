import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine, operations } from '../../src/index.js'
import { catalogueOf, newDirectory, says } from '../world.js'

let engine: Engine
const directory = await newDirectory()
beforeAll(async () => {
  engine = await openEngine({ directory })
})
afterAll(async () => {
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const call = (text?: string) => ({
  actor: 'ada',
  progress: () => {},
  ...(text === undefined ? {} : { file: Readable.from([Buffer.from(text)]) }),
})
const nielsen = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,1,Outer Banks,Netflix,1160,20,,
`
const lines = (...messages: object[]): string => messages.map(message => `${JSON.stringify(message)}\n`).join('')
/** What has been recorded since the last look, oldest first. */
const recorded = async (since: number) =>
  (await engine.people.audit.recent(100))
    .filter(({ number }) => number > since)
    .reverse()
    .map(({ number, action, detail }) => `${number - since} ${action}: ${detail}`)
const last = async (): Promise<number> => (await engine.people.audit.recent(1))[0]?.number ?? 0

test('an import is recorded before it is begun and after, with numbers that go on', async () => {
  await engine.people.keys.create({ kind: 'read', name: 'before' }, 'ada')
  const since = await last()
  await operations['import-nielsen-top10'].run(engine, {}, call(nielsen))
  await operations['import-nielsen-top10'].run(engine, {}, call(nielsen))
  await operations['import-plays'].run(engine, {}, call(lines(says('ana', 'e1', 'p1', ['20:00', '20:30']), { play: 'bad' })))
  await operations['import-catalogue'].run(engine, { note: 'first.csv' }, call(catalogueOf('e1 show 1 1 30')))
  expect(await recorded(since)).toEqual([
    '1 import: begun: nielsen-top10',
    '2 import: nielsen-top10: 1 lists, weeks 2021-08-09 to 2021-08-09',
    '3 import: begun: nielsen-top10',
    '4 import: nothing to do: nielsen-top10',
    '5 import plays: begun: a file',
    '6 import plays: 1 messages of native, 1 spans, 1 refused',
    '7 import catalogue: begun: first.csv',
    '8 import catalogue: first.csv',
  ])
})

test('a deed that fails is on record, with why', async () => {
  const since = await last()
  await expect(operations.publish.run(engine, { chart: 'census', week: '2100-01-04' }, call())).rejects.toThrow(/runs until/)
  await expect(operations['import-nielsen-top10'].run(engine, {}, call('nothing of the kind'))).rejects.toThrow()
  expect(await recorded(since)).toEqual([
    '1 publish: begun: census, week of 2100-01-04',
    expect.stringMatching(/^2 publish: failed: census, week of 2100-01-04: week: the week of 2100-01-04 runs until/),
    '3 import: begun: nielsen-top10',
    expect.stringMatching(/^4 import: failed: nielsen-top10: /),
  ])
})

test('a dry run is nobody’s deed', async () => {
  const since = await last()
  await operations['import-nielsen-top10'].run(engine, { dryRun: true }, call(nielsen))
  await operations['import-catalogue'].run(engine, { note: 'dry', dryRun: true }, call(catalogueOf('e1 show 1 1 45')))
  expect(await recorded(since)).toEqual([])
})
