import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Fact } from '@sweeps/model'
import { type Engine, openEngine } from '../../src/engine.js'
import { operations } from '../../src/operations/index.js'
import { newDirectory } from '../new-directory.js'

/*
 * catalogue   dune/1 (premiere 2021-08-06), dune/2 (2022-08-05), vera/1 (2021-09-03); seen by one viewer for 30 minutes on 2021-08-10: dune/1
 * nielsen-us  overall, week of 2021-08-09: Dune at 8 with 549 million minutes; originals: at 2
 * netflix     week of 2021-08-09: Dune: Season 1 at 1 with 45.19 million hours
 */
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,d1,dune,1,1,Dune: Season 1,series,original,en,3600000,2021-08-06
noa,d2,dune,2,1,Dune: Season 2,series,original,en,3600000,2022-08-05
noa,v1,vera,1,1,Vera: Season 1,series,original,en,3600000,2021-09-03
`
const nielsen = `week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note
2021-08-09,2021-08-15,overall,8,Dune,Netflix,549,9,https://nielsen.example/overall,as printed
2021-08-09,2021-08-15,originals,2,Dune,Netflix,549,9,https://nielsen.example/originals,
`
const netflix = `week\tcategory\tweekly_rank\tshow_title\tseason_title\tweekly_hours_viewed\truntime\tweekly_views\tcumulative_weeks_in_top_10
2021-08-15\tTV (English)\t1\tDune\tDune: Season 1\t45190000\t\t\t1
`
const play = {
  ...{ service: 'noa', content: 'd1', play: 'p1', viewer: 'ana', sentAt: '2021-08-10T20:30:00.000Z' },
  spans: [{ start: '2021-08-10T20:00:00.000Z', stop: '2021-08-10T20:30:00.000Z', position: 0 }],
}

const call = (text = '') => ({ actor: 'ada', progress: () => {}, file: Readable.from([Buffer.from(text)]) })

/** An engine that knows the world above, gone after the test. */
export async function ledgerWorld(): Promise<{ engine: Engine; close(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-ledger-'))
  const engine = await openEngine({ directory: await newDirectory(directory) })
  await operations['import-catalogue'].run(engine, { note: '' }, call(catalogue))
  await operations['import-nielsen-top10'].run(engine, {}, call(nielsen))
  await operations['import-netflix-top10'].run(engine, { address: 'https://netflix.example/top10' }, call(netflix))
  await engine.plays.import(Readable.from([`${JSON.stringify(play)}\n`]))
  engine.charts.changed('census')
  const close = async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return { engine, close }
}

/** A case as it may be computed: it holds what is confidential. */
export const secretCase = {
  recommendation: 'cancel',
  probabilityOfReturn: { p: 0.25, low: 0.1, high: 0.4 },
  cost: { perEpisode: 12_345_678, currency: 'USD' },
  value: { total: 87_654_321 },
}

export const decision = (outcome: string, more: object = {}) =>
  ({ title: 'dune', season: 1, outcome, by: 'Dana Levi', reason: 'It costs more than it brings.', ...more }) as never

const source = 'https://record.example/dune'

/** A record of dune/1 with public facts and a confidential cost. */
export const duneFacts: Fact[] = [
  { fact: 'service', value: 'Noa', source },
  { fact: 'genre', value: 'desert', source },
  { fact: 'episodes', value: 9, source },
  { fact: 'premiere', value: '2021-08-06', source },
  { fact: 'release-pattern', value: { pattern: 'all-at-once' }, source },
  { fact: 'finale', value: 'cliffhanger', source },
  { fact: 'creator', value: 'Ana Ruiz', source },
  { fact: 'cost', value: { amount: 7_700_000, currency: 'USD', per: 'episode' }, source: 'line producer’s ledger', confidential: true },
  { fact: 'filming', value: { place: 'Secret Valley' }, source: 'call sheet', confidential: true },
]

export const recordDune = (engine: Engine, facts = duneFacts) =>
  engine.records.import({ format: 'sweeps-record/1', title: 'dune', season: 1, name: 'Dune', facts }, { actor: 'ada', note: 'test' })
