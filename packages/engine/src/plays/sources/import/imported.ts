import { type SourceId, sources } from '@sweeps/model'
import type { PlaysImported } from '../../import-plays.js'
import type { Reading } from '../read/located.js'
import type { TitleFact } from '../title-fact.js'
import type { Intake } from './intake.js'

/** What an import is asked to do. */
export interface ImportRequest {
  /** The source; recognised when absent. */
  from?: string
  /** Who streamed it, for files that do not say. */
  service?: string
  /** The clock of local times. */
  timeZone?: string
  /** Say what would come of it, change nothing. */
  dryRun?: boolean
  /** Size of the file, for the progress bar. */
  bytes?: number
}

/** What an import came to. */
export interface SourceImported {
  source: SourceId
  /** The file was recognised: nobody named the source. */
  recognised: boolean
  /** Its minutes are an estimate. */
  estimate: boolean
  service: string
  dryRun: boolean
  records: number
  messages: number
  spans: number
  /** Minutes of all spans, without looking for overlaps; null: our own messages. */
  minutes: number | null
  /** The first and last instant of playing, ISO 8601; null: nothing was played, or our own messages, which are not looked into. */
  from: string | null
  to: string | null
  /** Records that had come already, in this file. */
  repeats: number
  /** What is no viewing, or none that can be placed, with the number of records. */
  leftOut: { reason: string; records: number }[]
  /** What the source itself does not write down. */
  leftOutBySource: readonly string[]
  rejected: number
  /** The first bad records, with line or number. */
  bad: { line: number; field: string; reason: string }[]
  /** Doubts, in words. */
  notes: string[]
  /** What the file says of titles. */
  titles: TitleFact[]
}

export function summary(
  source: SourceId,
  recognised: boolean,
  service: string,
  { dryRun = false }: ImportRequest,
  { tally, titles }: Intake,
  { cut }: Reading,
): SourceImported {
  const { estimate, leavesOut } = sources[source]
  const { records, messages, spans, repeats, leftOut, rejected, bad } = tally
  const notes = [
    ...(cut ? ['the file ends in the middle of a record: what is whole is in; import the whole file again, nothing counts twice'] : []),
    ...(estimate ? ['minutes of this source are an estimate: they say what was fetched, not what was watched'] : []),
    ...tally.notes,
  ]
  return {
    source,
    recognised,
    estimate,
    service,
    dryRun,
    records,
    messages,
    spans,
    minutes: source === 'native' ? null : tally.watchedMs / 60_000,
    from: Number.isFinite(tally.from) ? new Date(tally.from).toISOString() : null,
    to: Number.isFinite(tally.to) ? new Date(tally.to).toISOString() : null,
    repeats,
    leftOut,
    leftOutBySource: leavesOut,
    rejected,
    bad,
    notes,
    titles: titles.facts(),
  }
}

/** The same of our own messages, which the collector itself has counted. */
export const nativeSummary = (recognised: boolean, done: PlaysImported): SourceImported => ({
  source: 'native',
  recognised,
  estimate: false,
  service: '',
  dryRun: false,
  records: done.messages + done.rejected,
  ...done,
  minutes: null,
  from: null,
  to: null,
  repeats: 0,
  leftOut: [],
  leftOutBySource: [],
  notes: [],
  titles: [],
})
