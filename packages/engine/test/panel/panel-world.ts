import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '../../src/engine.js'
import { newDirectory } from '../new-directory.js'

export interface PanelWorld {
  engine: Engine
  directory: string
  /** Imports files given by name and text. */
  import(files: Record<string, string | Buffer>, options?: { dryRun?: boolean; panel?: string }): ReturnType<Engine['panels']['import']>
  remove(): Promise<void>
}

/** An engine of its own, into which files of a panel can be put. */
export async function panelWorld(): Promise<PanelWorld> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
  const engine = await openEngine({ directory: await newDirectory(join(directory, 'data')) })
  return {
    engine,
    directory,
    import(files, options = {}) {
      const at = mkdtempSync(join(directory, 'files-'))
      const paths = new Map(
        Object.entries(files).map(([name, text]) => {
          writeFileSync(join(at, name), text)
          return [name, join(at, name)]
        }),
      )
      return engine.panels.import(paths, options, { actor: 'test', note: 'test' })
    },
    async remove() {
      await engine.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export const csv = (...rows: string[]): string => `${rows.join('\n')}\n`

/**
 * Four households of six persons, weighted to 60 women and 40 men:
 *
 * | household | group | persons | sex, base weight |
 * | --------- | ----- | ------- | ---------------- |
 * | h1        | a     | p1, p2  | f 10, m 10       |
 * | h2        | a     | p3      | f 10             |
 * | h3        | b     | p4      | m 10             |
 * | h4        | b     | p5, p6  | f 10, m 10       |
 *
 * Three women share 60 and three men 40: a woman weighs 20, a man 40 ⁄ 3.
 */
export const definition = {
  id: 'tiny',
  name: 'Tiny panel',
  market: 'US',
  zone: 'UTC',
  weighting: { method: 'rake', level: 'person', base: 'weight', margins: ['sex'] },
  replicates: { method: 'jk1', groups: 'group' },
  thresholds: { persons: 0, households: 0, relativeError: null },
  inTab: { days: 5, weekendDay: true },
  ranks: { level: 0.95, method: 'stepdown', seed: 1 },
}

export const files = {
  'panel.json': JSON.stringify(definition),
  'households.csv': csv('household,group', 'h1,a', 'h2,a', 'h3,b', 'h4,b'),
  'persons.csv': csv('person,household,weight,sex', 'p1,h1,10,f', 'p2,h1,10,m', 'p3,h2,10,f', 'p4,h3,10,m', 'p5,h4,10,f', 'p6,h4,10,m'),
  'targets.csv': csv('margin,level,total', 'sex,f,60', 'sex,m,40'),
}

/** An instant of Monday 2021-08-09 or of `day` days later. */
export const at = (time: string, day = 0): string => `2021-08-${String(9 + day).padStart(2, '0')}T${time}:00.000Z`

type Who = { person: string } | { guest: string }

/** A meter's message: a title on a device of a household, and who was there from when to when. */
export const viewed = (
  household: string,
  content: string,
  [start, stop]: [string, string],
  presence: (Who & { start: string; stop: string })[],
  { device = `tv-${household}`, play }: { device?: string; play?: string } = {},
) => ({
  service: 'tv',
  content,
  play: play ?? `${household}-${content}-${device}`,
  household,
  device,
  sentAt: stop,
  spans: [{ start, stop, position: 0 }],
  presence,
})

export const lines = (...messages: unknown[]): string => `${messages.map(message => JSON.stringify(message)).join('\n')}\n`

export const catalogue = csv(
  'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released',
  'tv,one,one,1,1,One,series,original,en,3600000,2021-08-01',
  'tv,one-b,one,1,2,One,series,original,en,3600000,2021-08-01',
  'tv,two,two,,,Two,film,acquired,en,3600000,2021-08-01',
)
