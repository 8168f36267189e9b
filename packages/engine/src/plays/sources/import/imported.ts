import { type SourceId, sourceIds, sources } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
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
export const SourceSummary = Type.Object({
  source: Type.Enum([...sourceIds]),
  recognised: Type.Boolean({ description: 'nobody named the source: the file was recognised' }),
  estimate: Type.Boolean({ description: 'its minutes are an estimate' }),
  service: Type.String(),
  dryRun: Type.Boolean({ description: 'nothing was changed: this is what would be done' }),
  records: Type.Integer(),
  messages: Type.Integer(),
  spans: Type.Integer(),
  minutes: Nullable(Type.Number(), { description: 'of all spans, without looking for overlaps; null: our own messages' }),
  from: Nullable(Type.String(), {
    description: 'the first instant of playing, ISO 8601; null: nothing was played, or our own messages, which are not looked into',
  }),
  to: Nullable(Type.String(), { description: 'the last instant of playing, as from' }),
  repeats: Type.Integer({ description: 'records that had come already, in this file' }),
  leftOut: Type.Array(Type.Object({ reason: Type.String(), records: Type.Integer() }), {
    description: 'what is no viewing, or none that can be placed',
  }),
  leftOutBySource: Type.Array(Type.String(), { description: 'what the source itself does not write down' }),
  rejected: Type.Integer(),
  bad: Type.Array(Type.Object({ line: Type.Integer(), field: Type.String(), reason: Type.String() }), {
    description: 'the first bad records, with line or number',
  }),
  notes: Type.Array(Type.String(), { description: 'doubts, in words' }),
})

export interface SourceImported extends Static<typeof SourceSummary> {
  /** What the file says of titles. */
  titles: TitleFact[]
}

export function summary(
  source: SourceId,
  recognised: boolean,
  service: string,
  { dryRun = false }: ImportRequest,
  { tally, titles }: Intake,
  { cut, encoding }: Reading,
): SourceImported {
  const { estimate, leavesOut } = sources[source]
  const { records, messages, spans, repeats, leftOut, rejected, bad } = tally
  const notes = [
    ...(cut ? ['the file ends in the middle of a record: what is whole is in; import the whole file again, nothing counts twice'] : []),
    ...(encoding ? [`the file is not UTF-8: it was read as ${encoding}; look at names with accents`] : []),
    ...(records === 0 ? [`nothing in the file is a record of ${sources[source].name}: is it the right one?`] : []),
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
    leftOutBySource: [...leavesOut],
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
