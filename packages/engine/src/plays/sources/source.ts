import type { Screen, SourceId } from '@sweeps/model'
import type { SqliteRows } from '../../store/index.js'
import type { LocalClock } from './local-clock.js'
import type { FileHead } from './read/file-head.js'
import type { Batches, Reading } from './read/located.js'
import type { TitleFact } from './title-fact.js'

/** A stretch of playing, epoch milliseconds. */
export interface Stretch {
  start: number
  stop: number
  /** Playhead at `start`, ms; undefined: not known. */
  position?: number | undefined
  /** Speed; 1 when absent. */
  rate?: number
}

/** A play as a source reports it, before it becomes a message. */
export interface Sitting {
  content: string
  /** A UUID, made by `playId`. */
  play: string
  /** Undefined: nobody is recognised. */
  viewer?: string | undefined
  account?: string | undefined
  market?: string | undefined
  screen?: Screen | undefined
  /** Length of the content, ms. */
  runtime?: number | undefined
  stretches: Stretch[]
}

/** What a record comes to. */
export type Read =
  /** `note` is a doubt that is counted and said: the play goes in all the same. */
  | { sitting: Sitting; title?: TitleFact | undefined; note?: string | undefined }
  /** What an item is that others may have played. */
  | { title: TitleFact }
  /** A message of our own: it goes in as it is. */
  | { message: unknown }
  /** It is no viewing, or none that can be placed in time, and why. */
  | { leftOut: string }
  /** It is not as the format has it. */
  | { bad: { field: string; reason: string } }

/** One line of a session, in the order in which the engine sorts them. */
export interface SessionEvent {
  /** What belongs together. */
  session: string
  /** Epoch milliseconds. */
  at: number
  /** Which of two at one instant comes first. */
  rank: number
  /** All else that matters, as JSON of the source’s own. The same event gives the same text. */
  body: string
  /** The content that it names, if it does. */
  content?: string
}

/** What a record of a source of sessions comes to. */
export type EventRead = { event: SessionEvent; title?: TitleFact | undefined } | Read

/** Makes sittings of one session’s events, one after the other in their order; whatever is complete may come at once. */
export interface SessionReader {
  add(event: SessionEvent): Sitting[]
  end(): Sitting[]
}

/** What reading a record may need. */
export interface ReadContext {
  service: string
  /** What turns local times without a zone into instants; undefined when no zone was named. */
  clock?: LocalClock | undefined
  /** When a record was received, epoch ms; undefined: it is read from a file. */
  receivedAt?: number
  /** The id of the play of the content that an event names, where its session is not known by name; see `playId` otherwise. */
  playOf?: () => string
}

/** A file that is being imported. */
export interface SourceFile {
  head: FileHead
  bytes: AsyncIterable<Buffer>
  reading: Reading
  /** Rows of a SQLite file, as objects. */
  rows(query: SqliteRows): Batches<unknown>
}

interface SourceBase {
  id: SourceId
  /** Whether a file is this source’s beyond doubt. */
  recognise(head: FileHead): boolean
  /** The records of a file, in its order. */
  records(file: SourceFile): Batches<unknown>
}

/** A source of which every record is a whole sitting. */
export interface SittingSource extends SourceBase {
  kind: 'sittings'
  read(record: unknown, context: ReadContext): Read
}

/** A source whose records are moments of sessions: they are sorted before plays can be made of them. */
export interface EventSource extends SourceBase {
  kind: 'events'
  read(record: unknown, context: ReadContext): EventRead
  session(context: ReadContext): SessionReader
}

export type Source = SittingSource | EventSource
