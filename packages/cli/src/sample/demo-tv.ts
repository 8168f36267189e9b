import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, perform } from '@sweeps/engine'
import { addDays, weekStart } from '@sweeps/model'
import {
  accountId,
  SamplePlays,
  sampleCatalogue,
  sampleContents,
  sampleOutcomes,
  samplePanel,
  sampleScreens,
  service,
  viewerId,
} from '@sweeps/simulator'
import { panelBundle } from '../panel-bundle.js'
import { call, importText, sampleFile } from './files.js'

/** Weeks that are over and were published. */
const editions = 3

/** The last half-year of the fictional service, moved to a day: what can be played, and what was. `now`: what was not over by then is left out. */
export async function loadPlays(engine: Engine, today: string, now: number): Promise<void> {
  await importText(engine, 'import-catalogue', sampleCatalogue(today))
  await engine.plays.importRecorded({
    path: sampleFile('demo-tv/plays.native.zst'),
    service: service.id,
    contents: sampleContents().map(({ id, runtime }) => ({ id, runtimeMs: runtime * 1000 })),
    screens: sampleScreens,
    midnight: Date.parse(`${today}T00:00:00.000Z`),
    until: now,
    ...{ accountId, viewerId },
  })
}

/** What became of seasons of years before. */
export const loadOutcomes = (engine: Engine, today: string): Promise<void> =>
  importText(engine, 'import-outcomes', sampleOutcomes(today), { note: undefined, address: `${service.name}, made up` })

/** A panel of households among its accounts. */
export async function loadPanel(engine: Engine, today: string): Promise<void> {
  const text = (name: string) => readFileSync(sampleFile(`demo-tv/${name}`), 'utf8')
  const files = samplePanel(new SamplePlays(), today, { targets: text('targets.csv'), truth: text('truth.csv') })
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-panel-'))
  try {
    const paths = [...files].map(([name, text]) => {
      writeFileSync(join(directory, name), text)
      return join(directory, name)
    })
    await perform(engine, 'import-panel', { note: 'sample' }, { ...call, file: panelBundle(paths) })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Publishes the chart of the last weeks that were over, the earliest first. */
export async function publishWeeks(engine: Engine, today: string): Promise<void> {
  for (let ago = editions; ago > 0; ago--)
    await perform(engine, 'publish', { chart: 'census', week: addDays(weekStart(today), -7 * ago) }, call)
}
