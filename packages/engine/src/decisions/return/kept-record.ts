import { createHash } from 'node:crypto'
import type { ReturnEvidence } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../../store/index.js'
import { type Quality, qualityOf, scoredQuarters } from './backtest-renewal.js'
import { returnEvidence } from './evidence.js'
import { mayCount } from './recorded-use.js'
import type { ReturnHistory } from './return-history.js'

/** Names the way probabilities are made and what is kept of their record; a change of a formula, driver or constant changes it. */
const method = 'return-3'

const kept = defineQuery({
  tag: 'return.quality',
  sql: `-- at most one row
SELECT document FROM return_quality WHERE stamp = {stamp:String} LIMIT 1`,
  row: Type.Object({ document: Type.String() }),
})

/** How good probabilities of return were, out of time. */
export interface ReturnRecord {
  /** On seasons still open on the day; null: it cannot be measured. */
  open: Quality | null
  evidence: ReturnEvidence | null
}

/** The record of what is held. Measured once for it, as it takes longer than a case. */
export async function keptRecord(store: Store, history: ReturnHistory): Promise<ReturnRecord> {
  const stamp = `${method} ${history.stamp}${recordedStamp(history)}`
  const [found] = await store.run(kept, { stamp })
  if (found) return JSON.parse(found.document) as ReturnRecord
  const told = scoredQuarters(history).flatMap(quarter => quarter.told)
  const record = { open: qualityOf(told.filter(({ open }) => open)), evidence: returnEvidence(history) }
  await store.insert('return_quality', ['stamp', 'document'], [[stamp, JSON.stringify(record)]])
  return record
}

/** Scores and costs change the record where enough seasons have some; a new one among a few is no reason to measure it again. */
const recordedStamp = ({ recorded }: ReturnHistory): string =>
  mayCount(recorded) ? ` ${createHash('sha256').update(JSON.stringify(recorded)).digest('hex').slice(0, 16)}` : ''
