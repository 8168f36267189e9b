import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, storedKinds } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import { print } from '../print.js'
import { printChart } from '../print-chart.js'
import { loadOutcomes, loadPanel, loadPlays, publishWeeks } from './demo-tv.js'
import { call, sampleFile } from './files.js'
import { loadDecisions, loadRecords } from './seasons.js'
import { loadHitAndRun, loadSummer } from './summer-2021.js'

/** `all`, or the summer of 2021 alone. */
export const sampleParts = ['all', 'summer-2021'] as const
export type SamplePart = (typeof sampleParts)[number]

/** It stands until all of the sample is in, and says for which day: a load that was cut off is done again as it was begun, which counts nothing twice. */
const markOf = (engine: Engine): string => join(engine.store.directory, 'sample-is-loading')

/** Whether the sample is in these data, by who brought in their catalogue. */
const sampleIsHere = async (engine: Engine): Promise<boolean> =>
  (await engine.catalogue.versions()).some(version => version.actor === call.actor && version.note === 'sample')

/**
 * Throws `usage` where the data are somebody's own: the sample would stand between them in every list and figure, and it opens reading to
 * anybody. With the sample in them they may be added to.
 */
export async function mayLoadSample(engine: Engine): Promise<void> {
  if (existsSync(markOf(engine)) || (await sampleIsHere(engine))) return
  const stored = await storedKinds(engine.store)
  if (stored.length === 0) return
  throw new Problem(
    'usage',
    `--sample: ${engine.store.directory} has data of its own (${stored.join(', ')}): name another directory for the sample, as with --data sample-data, or start without --sample`,
  )
}

/** What is left to do of the sample, once it can be looked at. */
export type Rest = () => Promise<void>

/**
 * Loads the sample into an empty data directory: the summer of 2021 around *Hit & Run*, and the last weeks of a fictional service as if
 * today were its last day. Returns what follows behind, as it takes its time and nobody has to wait for it: what was decided and published,
 * and the panel. Where the sample is already, nothing is done.
 *
 * @param now epoch milliseconds
 */
export async function loadSample(engine: Engine, part: SamplePart, now = Date.now()): Promise<Rest> {
  const mark = markOf(engine)
  if (!existsSync(sampleFile('')) || ((await sampleIsHere(engine)) && !existsSync(mark))) return async () => {}
  const begun = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
  const at = /^\d+$/.test(begun) ? Number(begun) : now
  const today = new Date(at).toISOString().slice(0, 10)
  writeFileSync(mark, String(at))
  const what = part === 'all' ? 'the summer of 2021, and twelve weeks of a fictional service' : 'the summer of 2021'
  process.stderr.write(`Loading the sample: ${what}…\n`)
  await loadSummer(engine)
  await loadHitAndRun(engine)
  if (part === 'all') {
    await loadPlays(engine, today, at)
    await loadOutcomes(engine, today)
    await loadRecords(engine, today)
  }
  // Its weeks are counted now, so that the first page does not wait for it.
  await engine.charts.summaries()
  if (part !== 'all') rmSync(mark)
  return async () => {
    if (part !== 'all') return
    await loadDecisions(engine, today)
    await publishWeeks(engine, today)
    await loadPanel(engine, today)
    rmSync(mark)
  }
}

/** The story's week: *Hit & Run* at No. 8. */
export async function printSample(engine: Engine): Promise<void> {
  print('')
  printChart(await engine.charts.chart({ chart: 'nielsen-us', week: '2021-08-09', list: 'overall' }))
}
