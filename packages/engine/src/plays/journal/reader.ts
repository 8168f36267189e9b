import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import type { Journal } from './journal.js'
import { type Damage, decodeRecord, type JournalRecord, nextCandidate } from './journal-record.js'
import { listSegments, retireSegment, type Segment } from './segments.js'

/** Read at once, on the thread that also answers players. A record may be longer: then several are put together. */
const chunkSize = 512 * 1024

/** A run of records that the engine should get together. `done` says they are there. */
export interface Batch {
  records: JournalRecord[]
  bytes: number
}

/**
 * Follows a journal, oldest segment first, and never reads what is not durable yet. A segment is removed when all of it is in the
 * engine. After a crash it begins again at the oldest segment left: spans are unions, so reading twice counts nothing twice.
 */
export class JournalReader {
  readonly #journal: Journal
  readonly #onDamage: (segment: Segment, damage: Damage) => void
  #segment: Segment | undefined
  /** The number of the last segment that was begun. Its file may be there for a while after it is done. */
  #begun = 0
  #fd: number | undefined
  #at = 0
  #rest: Buffer = Buffer.alloc(0)
  #damaged = false
  /** Bytes given out that are not in the engine yet. */
  #given = 0
  #retiring: Promise<void> = Promise.resolve()
  /** Why a segment could not be removed, until that is reported. */
  #stuck: unknown

  constructor(journal: Journal, onDamage: (segment: Segment, damage: Damage) => void) {
    this.#journal = journal
    this.#onDamage = onDamage
  }

  /**
   * The next records, at most `maxRows` rows of them; undefined when all that is durable has been read, or when the segment ends
   * and some of it is not `done`: to go on is to remove it. Throws when the disk fails; what was read is not lost by it.
   */
  next(maxRows: number): Batch | undefined {
    if (this.#stuck) {
      const error = this.#stuck
      this.#stuck = undefined
      throw error
    }
    const records: JournalRecord[] = []
    let rows = 0
    let bytes = 0
    while (rows < maxRows) {
      const step = decodeRecord(this.#rest, 0)
      if (step === 'short') {
        try {
          if (this.#fill()) continue
        } catch (error) {
          // What was read before the disk failed is still to be loaded.
          if (records.length > 0) break
          throw error
        }
        if (this.#rest.length > 0 && this.#ended()) {
          // The end is torn, or a damaged length points beyond it: look for further records behind it.
          bytes += this.#skip(nextCandidate(this.#rest, 0))
          continue
        }
        if (records.length > 0 || bytes > 0) break
        if (this.#given > 0 || !this.#advance()) return undefined
      } else if (step === 'damaged') {
        bytes += this.#skip(nextCandidate(this.#rest, 0))
      } else {
        records.push(step.record)
        rows += step.record.count
        bytes += step.next
        this.#rest = this.#rest.subarray(step.next)
      }
    }
    this.#given += bytes
    return { records, bytes }
  }

  /** The batch, or all that several batches gave, is in the engine. */
  done(batch: Batch): void {
    this.#given -= batch.bytes
    this.#journal.markLoaded(batch.bytes)
  }

  /** Bytes that are durable and not in the engine yet. */
  get backlog(): number {
    return this.#journal.backlog
  }

  /** Resolves when the segments that are done are gone. */
  retired(): Promise<void> {
    return this.#retiring
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }

  /** Reads more of the segment; false when no more of it is durable now. */
  #fill(): boolean {
    if (!this.#segment) return this.#advance()
    if (this.#fd === undefined) {
      if (!existsSync(this.#segment.path)) return false
      this.#fd = openSync(this.#segment.path, 'r')
    }
    const { number, durable } = this.#journal.head
    const limit = number === this.#segment.number ? durable : Number.MAX_SAFE_INTEGER
    const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(chunkSize, limit - this.#at)))
    const read = chunk.length === 0 ? 0 : readSync(this.#fd, chunk, 0, chunk.length, this.#at)
    if (read === 0) return false
    this.#at += read
    this.#rest = this.#rest.length === 0 ? chunk.subarray(0, read) : Buffer.concat([this.#rest, chunk.subarray(0, read)])
    return true
  }

  /** True when nothing more will be written to the segment. */
  #ended(): boolean {
    return this.#segment !== undefined && this.#segment.number < this.#journal.head.number
  }

  /** Moves to the next segment, removing the one that is done; false when there is none. */
  #advance(): boolean {
    if (this.#segment) {
      if (!this.#ended()) return false
      this.close()
      const gone = retireSegment(this.#journal.directory, this.#segment, this.#damaged)
      this.#retiring = Promise.all([this.#retiring, gone]).then(
        () => {},
        error => {
          this.#stuck = error
        },
      )
    }
    const head = this.#journal.head.number
    this.#segment = listSegments(this.#journal.directory).find(segment => segment.number > this.#begun && segment.number <= head)
    this.#begun = this.#segment?.number ?? this.#begun
    this.#at = 0
    this.#damaged = false
    return this.#segment !== undefined
  }

  #skip(bytes: number): number {
    this.#damaged = true
    this.#onDamage(this.#segment!, { at: this.#at - this.#rest.length, bytes })
    this.#rest = this.#rest.subarray(bytes)
    return bytes
  }
}
