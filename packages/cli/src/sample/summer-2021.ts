import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@sweeps/engine'
import { writeSimulation } from '@sweeps/simulator'
import { importFile, sampleFile } from './files.js'

/** Where the copy of Netflix's weeks was read. */
const netflixAddress = 'https://github.com/dbready/netflix_top10'

/** The summer of 2021: Nielsen's lists around *Hit & Run*, its Netflix weeks, and ten weeks of a small fictional service. */
export async function loadSummer(engine: Engine): Promise<void> {
  await importFile(engine, 'import-nielsen-top10', sampleFile('summer-2021/nielsen-us.csv'), { address: '' })
  await importFile(engine, 'import-netflix-top10', sampleFile('summer-2021/hit-and-run-netflix-weeks.tsv'), { address: netflixAddress })
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-sample-'))
  try {
    const { catalogue, plays } = await writeSimulation(directory, { viewers: 400, weeks: 10, seed: 2021, compact: true })
    await importFile(engine, 'import-catalogue', catalogue)
    await importFile(engine, 'import-plays', plays)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** How *Hit & Run* was made and what was decided of it. After the charts: the decisions it reports freeze what these say. */
export const loadHitAndRun = (engine: Engine): Promise<void> =>
  importFile(engine, 'import-record', sampleFile('summer-2021/hit-and-run.json'))
