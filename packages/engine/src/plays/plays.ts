import { join } from 'node:path'
import type { Readable } from 'node:stream'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { Collector } from './collector.js'
import { Guards } from './guards.js'
import { importPlays, type PlaysImported } from './import-plays.js'
import { Journal, type JournalOptions } from './journal/journal.js'
import { JournalReader } from './journal/reader.js'
import { damagedSegments } from './journal/segments.js'
import { type LivePlay, livePlay } from './live-play.js'
import { Loader, type Touched } from './loader.js'
import { Pseudonyms } from './pseudonyms.js'

export interface PlaysOptions {
  store: Store
  /** Key of the hash that replaces the ids of people. */
  viewerKey: Buffer
  journal?: Omit<JournalOptions, 'directory'>
  onTrouble?: (message: string) => void
}

const latest = defineQuery({
  tag: 'plays.latest',
  sql: `-- one row: the number of the latest batch of earlier runs, and the epoch that runs
SELECT
    greatest((SELECT max(batch) FROM changes), (SELECT max(batch) FROM guarded_days)) AS batch,
    (SELECT max(epoch) FROM epochs) AS epoch`,
  row: Type.Object({ batch: Int64, epoch: Type.Integer() }),
})

/** The first stage: messages of every source → spans. */
export class Plays {
  readonly collector: Collector
  readonly guards: Guards
  readonly loader: Loader
  readonly journal: Journal
  readonly pseudonyms: Pseudonyms
  readonly #store: Store
  #epoch: number
  readonly #watched = new Map<string, Set<() => void>>()
  /** Watched plays of which something is not in the engine yet: up to where in the journal that first and last is. */
  readonly #toTell = new Map<string, { first: number; last: number }>()
  #onLate: () => void = () => {}

  private constructor(options: PlaysOptions, { batch, epoch }: { batch: number; epoch: number }) {
    const onTrouble = options.onTrouble ?? (() => {})
    this.#store = options.store
    this.#epoch = epoch
    this.pseudonyms = new Pseudonyms(options.viewerKey)
    this.journal = new Journal({ directory: join(options.store.directory, 'journal'), ...options.journal })
    const reader = new JournalReader(this.journal, (segment, { at, bytes }) =>
      onTrouble(`the journal file ${segment.path} is damaged: ${bytes} bytes at ${at} are no intact record; the others are kept`),
    )
    this.loader = new Loader({ store: options.store, reader, batch, onTrouble, onLoaded: touched => this.#loaded(touched) })
    this.journal.onDurable(() => this.loader.wake())
    this.collector = new Collector(this.journal, this.pseudonyms, play => {
      if (!this.#watched.has(play)) return
      const last = this.journal.appended
      this.#toTell.set(play, { first: this.#toTell.get(play)?.first ?? last, last })
    })
    this.guards = new Guards(options.store, this.loader)
  }

  static async open(options: PlaysOptions): Promise<Plays> {
    const plays = new Plays(options, await options.store.one(latest, {}))
    plays.loader.start()
    return plays
  }

  /** How many editions have been made: what is heard now belongs after them. */
  get epoch(): number {
    return this.#epoch
  }

  /**
   * Ends an epoch: what is heard from now on belongs to the next. Returns the one that ended, when all that was heard in it has
   * reached the engine.
   */
  async endEpoch(): Promise<number> {
    const ended = this.#epoch
    const now = new Date().toISOString()
    await this.#store.insert('epochs', ['epoch', 'began'], [[ended + 1, `${now.slice(0, 10)} ${now.slice(11, 23)}`]])
    this.#epoch = Math.max(this.#epoch, ended + 1)
    // What was stamped before may still wait for the disk.
    await this.journal.rotate()
    await this.loader.drained()
    return ended
  }

  /** Notes that the collector is up in the minute of an instant. */
  noteUp(now: number): Promise<void> {
    return this.#store.insert('collector_minutes', ['minute'], [[Math.floor(now / 60_000) * 60]])
  }

  import(lines: Readable, onProgress?: (messages: number) => void): Promise<PlaysImported> {
    return importPlays(lines, this, { epoch: () => this.#epoch, ...(onProgress ? { onProgress } : {}) })
  }

  /** What the engine holds of one play now. */
  live(play: string): Promise<LivePlay | undefined> {
    return livePlay(this.#store, play)
  }

  /** Calls back each time more of a play has reached the engine. Returns how to stop. */
  watch(play: string, listener: () => void): () => void {
    const listeners = this.#watched.get(play) ?? new Set()
    this.#watched.set(play, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#watched.delete(play)
    }
  }

  /** Journal files with damage that were kept aside. */
  damaged(): string[] {
    return damagedSegments(this.journal.directory)
  }

  /** Refuses new messages, loads what time allows, and leaves the rest in the journal for the next start. */
  async close(patience = 3000): Promise<void> {
    await this.journal.rotate()
    await this.journal.close()
    const late = new Promise<void>(resolve => setTimeout(resolve, patience).unref())
    await Promise.race([this.loader.drained(), late])
    await this.loader.stop()
  }

  /** Called when viewing of a day that is over has reached the engine. */
  onLate(listener: () => void): void {
    this.#onLate = listener
  }

  #loaded({ days, viewers }: Touched): void {
    this.guards.touch(viewers)
    const today = new Date().toISOString().slice(0, 10)
    for (const day of days)
      if (day < today) {
        this.#onLate()
        break
      }
    const { loaded } = this.journal
    for (const [play, { first, last }] of this.#toTell) {
      if (first > loaded) continue
      if (last > loaded) this.#toTell.set(play, { first: last, last })
      else this.#toTell.delete(play)
      for (const listener of this.#watched.get(play) ?? []) listener()
    }
  }
}
