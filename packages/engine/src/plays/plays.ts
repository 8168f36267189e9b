import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@sweeps/model'
import type { Catalogue } from '../catalogue/index.js'
import { repeating } from '../repeating.js'
import type { Store } from '../store/index.js'
import { awaitNodes } from './await-nodes.js'
import { Collector } from './collector.js'
import { writeCutoff } from './cutoffs.js'
import { Erasures } from './erasures.js'
import { Guards } from './guards/guards.js'
import { importPlays, type PlaysImported } from './import-plays.js'
import { Journal, type JournalOptions } from './journal/journal.js'
import { encodeRecord } from './journal/journal-record.js'
import { JournalReader } from './journal/reader.js'
import { scrubSegment } from './journal/scrub.js'
import { damagedSegments, listSegments } from './journal/segments.js'
import { LiveWatch } from './live-watch.js'
import { BatchLoader } from './loader/batch-loader.js'
import { Loader } from './loader/loader.js'
import { Node } from './node.js'
import { nodeId } from './node-id.js'
import { Pseudonyms } from './pseudonyms.js'
import { importRecorded, type RecordedPlays } from './recorded/import-recorded.js'
import {
  alreadyHashed,
  type ImportRequest,
  importSource,
  LineCollector,
  type Progress,
  SaidTitlesReader,
  Settler,
  type SourceImported,
} from './sources/index.js'

export interface PlaysOptions {
  store: Store
  catalogue: Pick<Catalogue, 'version'>
  /** Key of the hash that replaces the ids of people. */
  viewerKey: Buffer
  /** True where somebody calls `guards.keepUp` now and then: readers do not wait for the guards there. Evaluated anew each time. */
  guardsBehind?: () => boolean
  /** True where nothing is ever loaded or stamped: this is no node then. */
  readOnly?: boolean
  journal?: Omit<JournalOptions, 'directory'>
  onTrouble?: (message: string) => void
}

/** What a publication is made of: everything that is stamped with this epoch or less, and will ever be. */
export interface Cutoff {
  epoch: number
  /** ISO 8601, by the clock of the store. */
  at: string
  /** Nodes that were silent and not waited for: what they had acknowledged counts as later. */
  silent: string[]
}

/** A lease is prolonged so often; what others publish meanwhile is learned by it. */
const renewEvery = 1000

/** The first stage: messages of every source → spans. */
export class Plays {
  readonly collector: Collector
  readonly guards: Guards
  readonly loader: Loader
  readonly journal: Journal
  readonly pseudonyms: Pseudonyms
  readonly live: LiveWatch
  /** Takes in what live sources send, line by line. */
  readonly lines: LineCollector
  /** Makes viewing of it. */
  readonly settler: Settler
  /** What live sources say of titles, to whichever collector. */
  readonly saidTitles: SaidTitlesReader
  /** Who was erased, as far as that must be known to erase them again from an older backup. */
  readonly erasures: Erasures
  readonly #store: Store
  readonly #node: Node
  readonly #onTrouble: (message: string) => void
  readonly #readOnly: boolean
  #stopRenewing: () => Promise<void> = async () => {}
  #closing = false
  #onLate: () => void = () => {}

  private constructor(options: PlaysOptions) {
    const { store, catalogue, viewerKey, guardsBehind = () => false, onTrouble = () => {} } = options
    this.#store = store
    this.#onTrouble = onTrouble
    this.#readOnly = options.readOnly ?? false
    this.pseudonyms = new Pseudonyms(viewerKey)
    this.journal = new Journal({ directory: join(store.directory, 'journal'), ...options.journal })
    const reader = new JournalReader(this.journal, (segment, { at, bytes }) =>
      onTrouble(`the journal file ${segment.path} is damaged: ${bytes} bytes at ${at} are no intact record; the others are kept`),
    )
    this.#node = new Node({ store, id: nodeId(store.directory), caughtUp: () => this.#caughtUp() })
    this.erasures = new Erasures(store.directory, this.pseudonyms)
    this.live = new LiveWatch(store, this.journal)
    this.loader = new Loader({
      journal: this.journal,
      reader,
      batches: new BatchLoader({ store, node: this.#node, onTrouble }),
      onTrouble,
      onLoaded: ({ days }) => this.#loaded(days),
    })
    this.journal.onDurable(() => this.loader.wake())
    this.collector = new Collector(this.journal, this.pseudonyms, play => this.live.collected(play))
    this.lines = new LineCollector(this.collector, this.pseudonyms, () => this.settler.expect())
    this.settler = new Settler({
      ...{ store, journal: this.journal, loader: this.loader },
      collector: new Collector(this.journal, alreadyHashed, play => this.live.collected(play)),
    })
    this.saidTitles = new SaidTitlesReader(store)
    this.guards = new Guards({ store, catalogue, behind: guardsBehind, epoch: () => this.#node.epoch })
  }

  static async open(options: PlaysOptions): Promise<Plays> {
    const plays = new Plays(options)
    if (options.readOnly) return plays
    try {
      await plays.#node.open()
    } catch (error) {
      await plays.journal.close()
      throw error
    }
    plays.loader.start()
    if (!options.store.exclusive) {
      const trouble = (message: string): void => plays.#onTrouble(`the lease could not be prolonged: ${message}`)
      plays.#stopRenewing = repeating(() => plays.#node.renew(), renewEvery, trouble)
    }
    return plays
  }

  /** The name of this data directory among those that load. */
  get node(): string {
    return this.#node.id
  }

  /** Does work that writes rows which are known from now on; it is given the number to stamp them with. */
  stamped<T>(work: (epoch: number) => Promise<T>): Promise<T> {
    return this.#node.stamped(work)
  }

  /**
   * Draws the line for a publication: what is acknowledged by now is part of it, and what is loaded once this has resolved is not, on
   * whichever node. Resolves when nothing that is part of it can be missing, and the guards have looked at all of it.
   */
  async cutoff(): Promise<Cutoff> {
    const cutoff = await writeCutoff(this.#store)
    await this.#node.pass(cutoff)
    const silent = await awaitNodes(this.#store, cutoff)
    await this.guards.run(cutoff - 1)
    return { epoch: cutoff - 1, at: new Date(this.#store.clock.now()).toISOString(), silent }
  }

  /** Writes down that the collector is up in the minute of an instant, as durably as what it collects. */
  noteUp(now: number): Promise<void> {
    const minute = Math.floor(now / 60_000) * 60
    return this.journal.append(encodeRecord('minute', 1, '', `[${minute}]\n`))
  }

  import(lines: Readable, onProgress?: (messages: number) => void): Promise<PlaysImported> {
    return importPlays(lines, this, onProgress ? { onProgress } : {})
  }

  /** Loads plays of a recorded file, moved to a day: see `importRecorded`. */
  async importRecorded(recorded: RecordedPlays): Promise<void> {
    const { journal, loader, pseudonyms } = this
    const stamped = <T>(work: (epoch: number) => Promise<T>): Promise<T> => this.stamped(work)
    await importRecorded(recorded, { store: this.#store, pseudonyms, journal, loader, stamped })
    this.#onLate()
  }

  /** Imports a file of any source. */
  importSource(file: Readable, request: ImportRequest, progress?: Progress): Promise<SourceImported> {
    const { collector, journal, loader, pseudonyms } = this
    const native = (lines: Readable, onProgress: (messages: number) => void): Promise<PlaysImported> => this.import(lines, onProgress)
    return importSource(file, request, { collector, journal, loader, pseudonyms, store: this.#store, native }, progress)
  }

  /** Resolves when all that was acknowledged by now is in the store, and no file of the journal has it any longer. */
  async emptyJournal(): Promise<void> {
    if (this.#closing) throw new Problem('shutting-down', 'the journal is being closed: what it has left is loaded at the next start')
    await this.journal.rotate()
    const { number } = this.journal.head
    await this.loader.drained()
    // The last record of a file is loaded before the file goes.
    while (listSegments(this.journal.directory).some(segment => segment.number < number)) {
      if (this.#closing) throw new Problem('shutting-down', 'the journal is being closed: what it has left is loaded at the next start')
      this.loader.wake()
      await sleep(20)
    }
  }

  /**
   * Resolves when all that was acknowledged by now is in the store, on whichever node, and in no file of a journal any longer. Names the nodes
   * that were silent and not waited for: they may bring something back.
   */
  async emptyJournals(): Promise<string[]> {
    if (!this.#store.exclusive) {
      const cutoff = await writeCutoff(this.#store)
      await this.#node.pass(cutoff)
      const silent = await awaitNodes(this.#store, cutoff)
      await this.emptyJournal()
      return silent
    }
    await this.emptyJournal()
    return []
  }

  /** Takes what is about somebody, given as hashes, out of the journal files that were kept aside. */
  scrubDamaged(hashes: readonly string[]): void {
    for (const path of this.damaged()) scrubSegment(path, hashes)
  }

  /** Journal files with damage that were kept aside. */
  damaged(): string[] {
    return damagedSegments(this.journal.directory)
  }

  /** Refuses new messages, loads what time allows, and leaves the rest in the journal for the next start. */
  async close(patience = 3000): Promise<void> {
    if (this.#readOnly) return this.journal.close()
    this.#closing = true
    await this.journal.rotate()
    await this.journal.close()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([this.loader.settled(), late])
    clearTimeout(timer)
    await this.loader.stop()
    await this.#stopRenewing()
    await this.#node
      .close({ leaves: this.journal.backlog > 0 })
      .catch(error => this.#onTrouble(`the lease was not given back: ${reason(error)}`))
  }

  /** Called when viewing of a day that is over has reached the store. */
  onLate(listener: () => void): void {
    this.#onLate = listener
  }

  /** Beside others a cutoff is passed with the journal's files, too: whoever erases waits for that, and reaches no file of another's. */
  #caughtUp(): Promise<void> {
    return this.#store.exclusive ? this.loader.drained() : this.emptyJournal()
  }

  #loaded(days: ReadonlySet<string>): void {
    const today = new Date(this.#store.clock.now()).toISOString().slice(0, 10)
    for (const day of days)
      if (day < today) {
        this.#onLate()
        break
      }
    this.live.loaded()
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!
