import { Problem, type SourceId, sources } from '@sweeps/model'
import { accept } from '../../accept.js'
import type { Collector } from '../../collector.js'
import type { Journal } from '../../journal/journal.js'
import { awaitRoom } from '../../loader/await-room.js'
import type { Loader } from '../../loader/loader.js'
import type { Pseudonyms } from '../../pseudonyms.js'
import { sentAt } from '../native/record.js'
import type { Read, Sitting } from '../source.js'
import { type MessageOf, messagesOf } from './message-of.js'
import { Repeats, Tally } from './tally.js'
import { TitlesFound } from './titles-found.js'

/** Where what is read goes: the same way as what comes over HTTP. */
export interface IntakeParts {
  collector: Collector
  journal: Journal
  loader: Loader
  pseudonyms: Pseudonyms
}

interface Bad {
  line: number
  field: string
  reason: string
}

interface Waiting {
  line: number
  message: unknown
  receivedAt: number
  own?: MessageOf
}

const atOnce = 500
/** So many bad records without a good one: it is not the file it is taken for. */
const mostBadFirst = 1000
const earliest = Date.parse('2000-01-01T00:00:00.000Z')

/** Counts what is read and gives it to the collector, some hundred messages at once. With `dryRun` it is only checked. */
export class Intake {
  readonly tally = new Tally()
  readonly titles = new TitlesFound()
  readonly #parts: IntakeParts
  readonly #source: SourceId
  readonly #service: string
  readonly #dryRun: boolean
  readonly #repeats = new Repeats()
  #waiting: Waiting[] = []
  /** Bad records before the first good one: they are stored once it is clear that the file is what it is taken for. */
  #badFirst: Bad[] | undefined = []

  constructor(parts: IntakeParts, source: SourceId, service: string, dryRun: boolean) {
    this.#parts = parts
    this.#source = source
    this.#service = service
    this.#dryRun = dryRun
  }

  /** Takes what a record came to. */
  take(line: number, read: Read): void {
    if ('title' in read && !('sitting' in read)) {
      this.#good()
      if (read.title) this.titles.add(read.title, 0)
      return
    }
    this.tally.records++
    if ('bad' in read) this.#refuse({ line, ...read.bad })
    else if ('leftOut' in read) this.tally.leaveOut(read.leftOut)
    else if ('message' in read) this.#wait({ line, message: read.message, receivedAt: sentAt(read.message) ?? Date.now() })
    else {
      const { sitting, title, note } = read
      const start = sitting.stretches[0]?.start ?? 0
      if (!this.timely(line, start)) return
      if (note) this.tally.note(note)
      if (title) this.titles.add(title, start)
      if (this.#repeats.again(sitting.play)) this.tally.repeats++
      this.sitting(sitting, line)
    }
  }

  /** Whether an instant can be stored; a record with another is refused. */
  timely(line: number, at: number): boolean {
    const reason =
      at < earliest
        ? 'is before the year 2000: the clock was not set, or the unit is another'
        : at > Date.now() + 366 * 86_400_000
          ? 'is more than a year ahead: the clock was not set, or the unit is another'
          : undefined
    if (reason === undefined) {
      this.#good()
      return true
    }
    this.#refuse({
      line,
      field: 'time',
      reason: `${Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString() : at} ${reason}`,
    })
    return false
  }

  /** Takes a play. `line` is where it stands, 0 when it is made of many records. */
  sitting(sitting: Sitting, line = 0): void {
    this.#good()
    this.titles.played(sitting.content)
    for (const own of messagesOf(sitting, this.#service, Date.now()))
      this.#wait({ line, message: own.message, receivedAt: own.receivedAt, own })
  }

  /** Gives what waits to the collector, when it is enough. */
  async flush(all = false): Promise<void> {
    while (this.#waiting.length >= (all ? 1 : atOnce)) {
      const group = this.#waiting.splice(0, atOnce)
      await (this.#dryRun ? this.#check(group) : this.#collect(group))
    }
  }

  /** Resolves when all of it is in the engine. Throws `invalid-file` when nothing in the file was as it should be. */
  async end(): Promise<void> {
    if (this.#badFirst?.length) throw this.#nothingGood()
    await this.flush(true)
    if (!this.#dryRun) await this.#parts.loader.drained()
  }

  async #collect(group: Waiting[]): Promise<void> {
    const { collector } = this.#parts
    await awaitRoom(this.#parts)
    const done = await Promise.all(
      group.map(({ message, receivedAt }) => collector.collect(message, { receivedAt, source: this.#source, flags: 0 })),
    )
    for (const [index, { bad, messages, spans }] of done.entries()) {
      const { line, own } = group[index]!
      for (const { field, reason } of bad) this.tally.refuse(line, field, reason)
      if (messages === 0) continue
      if (own) this.tally.take(own.stretches)
      else {
        this.tally.messages += messages
        this.tally.spans += spans
      }
    }
  }

  #check(group: Waiting[]): void {
    for (const { line, message, receivedAt, own } of group)
      for (const one of Array.isArray(message) ? message : [message]) {
        const accepted = accept(one, { receivedAt, source: this.#source, flags: 0 }, this.#parts.pseudonyms)
        if (!('record' in accepted)) this.tally.refuse(line, accepted.field, accepted.reason)
        else if (own) this.tally.take(own.stretches)
        else {
          this.tally.messages++
          this.tally.spans += accepted.spans
        }
      }
  }

  #wait(waiting: Waiting): void {
    this.#good()
    this.#waiting.push(waiting)
  }

  #good(): void {
    const bad = this.#badFirst
    if (!bad) return
    this.#badFirst = undefined
    for (const one of bad) this.#refuse(one)
  }

  #refuse(bad: Bad): void {
    if (this.#badFirst && this.#source !== 'native') {
      this.#badFirst.push(bad)
      if (this.#badFirst.length >= mostBadFirst) throw this.#nothingGood()
      return
    }
    this.tally.refuse(bad.line, bad.field, bad.reason)
  }

  #nothingGood(): Problem {
    const [first] = this.#badFirst ?? []
    const { name } = sources[this.#source]
    return new Problem(
      'invalid-file',
      `this is no file of ${name}: none of its ${this.#badFirst?.length} first records is as it should be; line ${first?.line}${first?.field ? `, ${first.field}` : ''}: ${first?.reason}`,
    )
  }
}
