import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import type { AuditEntry } from '../people/index.js'

/** What can be undone, and the version it is of: only while that is the latest. */
const Undoable = Type.Union([
  Type.Object({ of: Type.Literal('catalogue'), version: Type.Integer() }),
  Type.Object({ of: Type.Literal('panel'), panel: Type.String(), version: Type.Integer() }),
  Type.Object({ of: Type.Literal('record'), title: Type.String(), season: Type.Integer(), version: Type.Integer() }),
])
type Undoable = Static<typeof Undoable>

/** An import, and what came of it. */
export const ImportEntry = Type.Object({
  number: Type.Integer({ description: 'of the deed in the audit log' }),
  began: Type.String({ description: 'ISO 8601, UTC' }),
  ended: Nullable(Type.String(), { description: 'ISO 8601, UTC; null: it is still being done, or was cut off' }),
  actor: Type.String(),
  action: Type.String({ description: 'as the audit log has it: import, import plays, undo catalogue…' }),
  state: Type.Enum(['done', 'nothing-to-do', 'failed', 'begun']),
  detail: Type.String({ description: 'what was read and what came of it, or why it failed' }),
  undo: Nullable(Undoable, { description: 'what can be undone, and the version it is of: only while that is the latest; null: nothing' }),
})
export type ImportEntry = Static<typeof ImportEntry>

const actions = ['import', 'import plays', 'import catalogue', 'import panel', 'undo catalogue', 'undo panel']
/** Why a record was refused may say what it has. */
const confidential = ['import record', 'undo record']

/** Imports and what was undone of them, the latest first, each with what can be undone of it now. */
export async function listImports(engine: Engine, { limit, all }: { limit: number; all: boolean }): Promise<{ imports: ImportEntry[] }> {
  // A deed has two entries.
  const entries = await engine.people.audit.ofActions(all ? [...actions, ...confidential] : actions, limit * 2)
  const deeds = paired(entries).slice(0, limit)
  return { imports: await withUndo(engine, deeds) }
}

/** What was begun, with how it came out. */
function paired(entries: readonly AuditEntry[]): ImportEntry[] {
  const open: (ImportEntry & { what: string })[] = []
  const deeds: ImportEntry[] = []
  for (const { number, at, actor, action, detail } of entries.toReversed()) {
    const what = /^begun: (.*)$/s.exec(detail)?.[1]
    if (what !== undefined) {
      const deed = { number, began: at, ended: null, actor, action, state: 'begun' as const, detail: what, undo: null }
      open.push({ ...deed, what })
      deeds.push(deed)
      continue
    }
    const same = open.filter(one => one.actor === actor && one.action === action)
    // Of several at the same time, the one that is named.
    const begun = same.find(one => detail.includes(one.what)) ?? same[0]
    if (begun) open.splice(open.indexOf(begun), 1)
    const ended = { number: begun?.number ?? number, began: begun?.began ?? at, ended: at, actor, action, ...outcomeOf(detail), undo: null }
    const place = deeds.findIndex(one => one.number === begun?.number)
    if (place >= 0) deeds[place] = ended
    else deeds.push(ended)
  }
  return deeds.sort((one, other) => other.number - one.number)
}

function outcomeOf(detail: string): Pick<ImportEntry, 'state' | 'detail'> {
  const [, state, what] = /^(failed|nothing to do): (.*)$/s.exec(detail) ?? []
  if (state === undefined) return { state: 'done', detail }
  return { state: state === 'failed' ? 'failed' : 'nothing-to-do', detail: what! }
}

async function withUndo(engine: Engine, deeds: ImportEntry[]): Promise<ImportEntry[]> {
  const [catalogue] = await engine.catalogue.versions()
  return Promise.all(
    deeds.map(async deed => {
      if (deed.state !== 'done') return deed
      if (deed.action === 'import catalogue' || deed.action === 'import plays') {
        const its = catalogue && catalogue.restored === null && madeBy(deed, catalogue)
        return its ? { ...deed, undo: { of: 'catalogue' as const, version: catalogue.version } } : deed
      }
      if (deed.action === 'import panel') return { ...deed, undo: panelUndo(engine, deed) }
      return deed.action === 'import record' ? { ...deed, undo: await recordUndo(engine, deed) } : deed
    }),
  )
}

/** Whether a version was made by a deed: by the same person, while it was done. */
const madeBy = ({ began, ended, actor }: ImportEntry, version: { actor: string; made: string }): boolean =>
  version.actor === actor && version.made >= began && version.made <= ended!

function panelUndo({ panels }: Engine, deed: ImportEntry): Undoable | null {
  const [, panel = ''] = /^(\S+) version \d+, /.exec(deed.detail) ?? []
  const latest = panels.definitions.has(panel) ? panels.versions(panel)[0] : undefined
  if (!latest || latest.restored !== null || !madeBy(deed, { ...latest, made: new Date(latest.made).toISOString() })) return null
  return { of: 'panel', panel, version: latest.version }
}

async function recordUndo({ records }: Engine, deed: ImportEntry): Promise<Undoable | null> {
  const [, title = '', season = ''] = /^([^\s/]+)\/(\d+): /.exec(deed.detail) ?? []
  const latest = title ? await records.latest(title, Number(season)) : undefined
  // The first version has none before it to go back to.
  if (latest?.restored !== 0 || latest.version === 1 || !madeBy(deed, latest)) return null
  return { of: 'record', title, season: latest.season, version: latest.version }
}
