import { existsSync, statfsSync, statSync } from 'node:fs'
import Type, { type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import { whoSpeaks } from '../plays/index.js'

/** One thing looked at: what was found, and what to do when it is not well. */
export const Finding = Type.Object({
  what: Type.String(),
  state: Type.Enum(['well', 'look', 'ill']),
  found: Type.String(),
  todo: Type.Optional(Type.String({ description: 'what to do when it is not well' })),
})
export type Finding = Static<typeof Finding>

/** Looks at an installation and says what is wrong with it and what to do. `deep` also reads every part of every table. */
export async function doctor(engine: Engine, input: { deep?: boolean; settle?: boolean }, actor: string): Promise<{ findings: Finding[] }> {
  const { directory } = engine.store
  const settled = input.settle && engine.store.damage.length > 0 ? await settle(engine, actor) : []
  return {
    findings: [
      engineFinding(engine),
      ...settled,
      ...engine.store.warnings.map((found): Finding => ({ what: 'tables', state: 'ill', found, todo: remedy })),
      diskFinding(directory),
      secretsFinding(engine.secretsPath),
      journalFinding(engine),
      ...damagedFindings(engine),
      ...chartFindings(engine),
      ...(await sourceFindings(engine)),
      ...(input.deep ? await tableFindings(engine) : []),
    ],
  }
}

/** What to do about damaged tables. */
export const remedy =
  'weeks from there on are not published or verified. Bring viewing back from a backup: sweeps restore DIR --spans; or restore all of it ' +
  'into a new directory; or go on with what is left: sweeps doctor --settle'

/** Somebody goes on with what is left: it is written down who, before it counts. */
async function settle(engine: Engine, actor: string): Promise<Finding[]> {
  const found = engine.store.warnings
  await engine.people.audit.record(actor, 'settle damage', found.join('; ').slice(0, 1000))
  engine.store.settle()
  return found.map(text => ({ what: 'tables', state: 'look', found: `${text}; settled` }))
}

const engineFinding = (engine: Engine): Finding => ({
  what: 'engine',
  state: 'well',
  found: `${engine.store.kind}, answers; schema is up to date`,
})

export function diskFinding(directory: string): Finding {
  const { bavail, bsize } = statfsSync(directory)
  const gigabytes = (bavail * bsize) / 1e9
  return gigabytes < 1
    ? {
        what: 'disk',
        state: gigabytes < 0.2 ? 'ill' : 'look',
        found: `${gigabytes.toFixed(1)} GB free`,
        todo: 'make room: below 0.13 GB new messages are refused',
      }
    : { what: 'disk', state: 'well', found: `${gigabytes.toFixed(1)} GB free` }
}

function secretsFinding(path: string): Finding {
  if (!existsSync(path))
    return { what: 'secrets', state: 'ill', found: 'secrets.json is missing', todo: 'restore it from a backup before new plays come in' }
  return statSync(path).mode & 0o077
    ? { what: 'secrets', state: 'look', found: 'other users of this machine can read secrets.json', todo: `chmod 600 ${path}` }
    : { what: 'secrets', state: 'well', found: 'present, readable by the owner only' }
}

export function journalFinding(engine: Engine): Finding {
  const { backlog, lag } = engine.plays.journal
  const found = `${(backlog / 1e6).toFixed(1)} MB wait to be loaded, the oldest for ${(lag / 1000).toFixed(1)} s`
  return lag > 60_000
    ? { what: 'journal', state: 'look', found, todo: 'the engine is slower than what comes in: see the log, or move to a larger machine' }
    : { what: 'journal', state: 'well', found }
}

export const damagedFindings = (engine: Engine): Finding[] =>
  engine.plays.damaged().map(path => ({
    what: 'journal',
    state: 'look',
    found: `a damaged file was kept aside: ${path}`,
    todo: 'its intact records were loaded; look at the disk, then delete the file',
  }))

/** A change of `charts.json` that cannot be taken up. */
function chartFindings({ charts }: Engine): Finding[] {
  charts.reread()
  const { trouble } = charts.own
  if (trouble === null) return []
  return [{ what: 'charts', state: 'look', found: trouble, todo: 'repair it: until then charts are as they were defined before' }]
}

/** Services of several sources of which nobody has said who speaks. */
async function sourceFindings(engine: Engine): Promise<Finding[]> {
  const services = await whoSpeaks(engine.store)
  return services
    .filter(({ undecided }) => undecided)
    .map(({ service, reported, terms }) => ({
      what: `sources of ${service}`,
      state: 'look',
      found: `reported by ${reported.map(({ source }) => source).join(' and ')}; ${terms[0]?.source} came first and speaks, the rest is set aside`,
      todo: `say who speaks from when to when: sweeps sources speak ${service} SOURCE --from DAY --until DAY`,
    }))
}

async function tableFindings(engine: Engine): Promise<Finding[]> {
  const checked = await engine.store.check()
  return checked.map(({ table, sound }) =>
    sound
      ? { what: `table ${table}`, state: 'well', found: 'every part reads back as written' }
      : {
          what: `table ${table}`,
          state: 'ill',
          found: 'a part does not read back as written',
          todo: 'restore a backup: sweeps restore DIR',
        },
  )
}
