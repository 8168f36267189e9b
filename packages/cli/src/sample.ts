import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Engine, type OperationName, perform, storedKinds } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import { writeSimulation } from '@sweeps/simulator'
import { fileStream } from './file-stream.js'
import { print } from './print.js'
import { printChart } from './print-chart.js'

const samples = fileURLToPath(new URL('../../../samples/', import.meta.url))
/** Where the copy of Netflix's weeks was read. */
const netflixAddress = 'https://github.com/dbready/netflix_top10'
const call = { actor: 'sample', progress: () => {} }

/** It stands until all of the sample is in: a load that was cut off is done again, which counts nothing twice. */
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

/** Loads the summer of 2021 into an empty data directory: Nielsen's lists around *Hit & Run*, its Netflix weeks, a fictional service, and how it was made and
 * what was decided of it. */
export async function loadSample(engine: Engine): Promise<void> {
  const mark = markOf(engine)
  if (!existsSync(samples) || ((await sampleIsHere(engine)) && !existsSync(mark))) return
  writeFileSync(mark, '')
  process.stderr.write('Loading the sample: the summer of 2021, and a fictional service…\n')
  await importFile(engine, 'import-nielsen-top10', join(samples, 'summer-2021/nielsen-us.csv'))
  await importFile(engine, 'import-netflix-top10', join(samples, 'summer-2021/hit-and-run-netflix-weeks.tsv'), netflixAddress)
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-sample-'))
  try {
    const { catalogue, plays } = await writeSimulation(directory, { viewers: 400, weeks: 10, seed: 2021, compact: true })
    await importFile(engine, 'import-catalogue', catalogue)
    await importFile(engine, 'import-plays', plays)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  // Last: the decisions it reports freeze what the charts say.
  await importFile(engine, 'import-record', join(samples, 'summer-2021/hit-and-run.json'))
  rmSync(mark)
  // Its weeks are counted now, so that the first page does not wait for it.
  await engine.charts.summaries()
}

/** The story's week: *Hit & Run* at No. 8. */
export async function printSample(engine: Engine): Promise<void> {
  print('')
  printChart(await engine.charts.chart({ chart: 'nielsen-us', week: '2021-08-09', list: 'overall' }))
}

async function importFile(engine: Engine, name: OperationName, path: string, address = ''): Promise<void> {
  await perform(engine, name, { address, note: 'sample' }, { ...call, file: fileStream(path) })
}
