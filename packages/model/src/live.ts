import type { LiveReport } from './sources-answer.js'

/** Server-Sent Events of `GET /v1/live`: event name → data. */
export interface LiveEvents {
  /**
   * Once a second. `lagMs`: age of the oldest acknowledged message the engine has not loaded yet, 0 when it has all. `damaged`: how many
   * parts of tables are lost and not settled; absent when none is.
   */
  health: {
    at: string
    messagesPerSecond: number
    spansPerSecond: number
    rejects: number
    lagMs: number
    backlogBytes: number
    damaged?: number
    /** Lines of live sources; absent where no live source ever reported. */
    linesPerSecond?: number
    sources?: LiveReport[]
  }
  /** With `?play=ID`: what the engine holds of that play, each time it changes. `watchedMs` is the union of its spans. */
  play: {
    play: string
    content: string
    watchedMs: number
    coveredMs: number
    runtimeMs: number | null
    spans: { start: string; stop: string; position: number; rate: number }[]
  }
}
