export type { IngestContext, Refusal } from './accept.js'
export { changeCount, changing } from './changes.js'
export type { BadMessage, Collected, Counters } from './collector.js'
export { everyEpoch, type Stamped, stampedAlone } from './cutoffs.js'
export { eraseAgain } from './erase-again.js'
export { eraseRejects, heldRejects } from './erase-rejects.js'
export { eraseViewer, heldOfViewer, observedServices } from './erase-viewer.js'
export { type Erasable, Erasures } from './erasures.js'
export { GuardCount } from './guards/guards.js'
export type { PlaysImported } from './import-plays.js'
export { encodeRecord } from './journal/journal-record.js'
export { type LastWatched, lastWatched } from './last-watched.js'
export type { LivePlay } from './live-play.js'
export { awaitRoom } from './loader/await-room.js'
export { nodeId } from './node-id.js'
export { forgetNode, LoadingNode, listNodes } from './nodes.js'
export { type PlayingTitle, playingNow } from './playing-now.js'
export { type Cutoff, Plays, type PlaysOptions } from './plays.js'
export { Pseudonyms, playUuid } from './pseudonyms.js'
export type { RecordedPlays } from './recorded/import-recorded.js'
export { recount } from './recount.js'
export { listRejects, Rejects, rejectRecord, rejectsSince } from './rejects.js'
export {
  doubtNotes,
  fileSources,
  type ImportRequest,
  isSqliteFile,
  type LinesFrom,
  type LinesTaken,
  LocalClock,
  listPolled,
  liveReports,
  PolledServers,
  Poller,
  readTrackerPayload,
  recogniseSources,
  type Settled,
  type SourceImported,
  SourceSummary,
  type SpeakerRequest,
  setSpeaker,
  type Term,
  type TitleFact,
  wallTime,
  whoSpeaks,
} from './sources/index.js'
export { markTestViewer } from './test-viewers.js'
export { type HeldRow, rowsAsTheyAre } from './viewer-tables.js'
