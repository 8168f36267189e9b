import { Problem } from '@sweeps/model'
import type { AnnouncementChange } from '../announcements/index.js'
import { productionRecord, readRecord } from '../catalogue/index.js'
import { type CaseGiven, type Decision, decisionBoard, ledgerCalibration, renewalCase, settledOutside } from '../decisions/index.js'
import type { Engine } from '../engine.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'

/** Writes a decision to the ledger with the case as it stood on that day, made with what was stated, and who wrote it to the audit log. */
export async function writeDecision(engine: Engine, decision: Decision, actor: string, stated: CaseGiven = {}) {
  engine.ledger.check(decision)
  const entry = await engine.ledger.decide({ ...decision, case: decision.case ?? (await caseOn(engine, decision, stated)) }, actor)
  await engine.people.audit.record(actor, 'decide', `${entry.id}: ${entry.outcome} ${entry.title}/${entry.season}`)
  return entry
}

/** The case on the day of a decision; undefined where none can be made: a decision is written all the same. */
async function caseOn(engine: Engine, { title, season, on }: Decision, stated: CaseGiven) {
  if (season === 0) return undefined
  const day = on?.length === 10 ? { asOf: on } : {}
  return renewalCase(engine, { ...stated, title, season, ...day, confidential: true }).catch(error => {
    if (error instanceof Problem && error.code === 'not-found') return undefined
    throw error
  })
}

/** Changes an announcement as far as asked, and records who did what. */
export async function changeAnnouncement(engine: Engine, change: AnnouncementChange, actor: string) {
  const announcement = await engine.announcements.change(change, actor)
  await engine.people.audit.record(actor, 'announce', `${announcement.id}: ${announcement.state}`)
  return announcement
}

/** What the command line asks of records, the ledger and announcements. Whoever has the directory sees all of it. */
export const decisionOperations = {
  'import-record': operation(async (engine, input: { note: string; dryRun?: boolean }, { file, actor }) => {
    const record = readRecord((await readFile(file)).toString('utf8'))
    const { title, season, decisions = [] } = record
    // Nothing half done: all of it is looked at before any of it is kept.
    for (const decision of decisions) engine.ledger.check({ title, season, ...decision })
    const done = await engine.records.import(record, { actor, note: input.note }, { dryRun: input.dryRun ?? false })
    const written = input.dryRun || decisions.length === 0 ? [] : await engine.ledger.report(title, season, decisions, actor)
    if (!input.dryRun) await engine.people.audit.record(actor, 'import record', `${title}/${season}: ${input.note}`)
    return { ...done, decisions: written.map(({ id, outcome, on }) => ({ id, outcome, on })) }
  }),
  record: operation((engine, input: { title: string; season: number; version?: number }) =>
    productionRecord(engine.records, { ...input, confidential: true }),
  ),
  'record-undo': operation(async (engine, { title, season }: { title: string; season: number }, { actor }) => {
    await engine.records.undo(title, season, actor)
    await engine.people.audit.record(actor, 'undo record', `${title}/${season}`)
    return productionRecord(engine.records, { title, season, confidential: true })
  }),

  decide: operation((engine, input: Decision, { actor }) => writeDecision(engine, input, actor)),
  decisions: operation(async (engine, input: { title?: string; season?: number }) =>
    input.title === undefined
      ? { entries: await engine.ledger.entries() }
      : { entries: (await engine.ledger.season(input.title, input.season ?? 1)).entries },
  ),
  'decisions-calibration': operation(async engine => ledgerCalibration(await engine.ledger.entries(), await settledOutside(engine.store))),
  board: operation(async (engine, { cases: first }: { cases?: number }) =>
    decisionBoard(engine, await engine.ledger.entries(), { cases: 'all', first }),
  ),

  announcement: operation((engine, input: { title: string; season: number; version?: number }) =>
    engine.announcements.show(input.title, input.season, input.version),
  ),
  announcements: operation(async engine => ({ announcements: await engine.announcements.list() })),
  'announcement-preview': operation((engine, input: AnnouncementChange) => engine.announcements.preview(input)),
  announce: operation((engine, input: AnnouncementChange, { actor }) => changeAnnouncement(engine, input, actor)),
}
