import { createHash } from 'node:crypto'
import { ReturnEvidence } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store } from '../../store/index.js'
import { documentReader } from '../../stored-document.js'
import type { History, StoredHistory } from '../history/index.js'
import { Quality, qualityOf, scoredQuarters, trialsOf } from './backtest-renewal.js'
import { returnEvidence } from './evidence.js'
import { mayCount } from './recorded-use.js'

/** Names the way probabilities are made and what is stored of how they did; a change of a formula, driver or constant changes it. */
const method = 'return-3'

const measured = defineQuery({
  tag: 'return.quality',
  sql: `-- at most one row
SELECT document FROM return_quality WHERE fingerprint = {fingerprint:String} LIMIT 1`,
  row: Type.Object({ document: Type.String() }),
})

/** How good probabilities of return were, out of time. */
const TrackRecord = Type.Object({
  /** On seasons still open on the day; null: it cannot be measured. */
  open: Type.Union([Quality, Type.Null()]),
  evidence: Type.Union([ReturnEvidence, Type.Null()]),
})
export type TrackRecord = Static<typeof TrackRecord>

const readTrackRecord = documentReader({ '': TrackRecord })

/** The track record of what is in the store. Measured once for it, as that takes longer than a case. */
export async function trackRecord({ store, history }: { store: Store; history: History }): Promise<TrackRecord> {
  const stored = await history.stored()
  const fingerprint = `${method} ${stored.published.fingerprint}${recordedFingerprint(stored)}`
  const [found] = await store.run(measured, { fingerprint })
  if (found) return readTrackRecord(found.document, 'the track record of probabilities of return')
  const open = trialsOf(scoredQuarters(stored)).filter(trial => trial.open)
  const record = { open: qualityOf(open), evidence: returnEvidence(stored) }
  await store.insert('return_quality', ['fingerprint', 'document'], [[fingerprint, JSON.stringify(record)]])
  return record
}

/** Scores and costs change it where enough seasons have some; a new one among a few is no reason to measure it again. */
const recordedFingerprint = ({ recorded }: StoredHistory): string =>
  mayCount(recorded) ? ` ${createHash('sha256').update(JSON.stringify(recorded)).digest('hex').slice(0, 16)}` : ''
