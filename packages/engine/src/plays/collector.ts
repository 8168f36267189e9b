import { Problem } from '@sweeps/model'
import { type Accepted, accept, type Hearing, type Refusal } from './accept.js'
import type { Journal } from './journal/journal.js'
import type { Pseudonyms } from './pseudonyms.js'
import { rejectRecord } from './rejects.js'

/** A message of a batch that was refused: its place, and why. */
export interface BadMessage extends Refusal {
  index: number
}

/** What became of a body of messages. The good ones are durable; the bad ones are kept as rejects. */
export interface Collected {
  messages: number
  spans: number
  bad: BadMessage[]
}

export interface Counters {
  messages: number
  spans: number
  rejects: number
}

/** Takes messages in: checks, pseudonymises and journals them. It resolves only when everything it keeps is on the disk. */
export class Collector {
  readonly #journal: Journal
  readonly #pseudonyms: Pseudonyms
  readonly #onPlay: (play: string) => void
  readonly counters: Counters = { messages: 0, spans: 0, rejects: 0 }

  constructor(journal: Journal, pseudonyms: Pseudonyms, onPlay: (play: string) => void = () => {}) {
    this.#journal = journal
    this.#pseudonyms = pseudonyms
    this.#onPlay = onPlay
  }

  /** One message or an array of them, parsed. Throws `backlog-full`, `disk-full` or `shutting-down`: then nothing of it is kept. */
  collect(body: unknown, hearing: Hearing): Promise<Collected> {
    if (Array.isArray(body)) return this.#many(body, hearing)
    const accepted = accept(body, hearing, this.#pseudonyms)
    return 'record' in accepted ? this.#one(accepted) : this.#many([body], hearing)
  }

  /** A body that is no JSON at all. */
  async refuse(reason: string, heard: number): Promise<BadMessage> {
    await this.#journal.append(rejectRecord(undefined, { field: '', reason }, heard))
    this.counters.rejects++
    return { index: 0, field: '', reason }
  }

  async #one(accepted: Accepted): Promise<Collected> {
    await this.#journal.append(accepted.record)
    this.counters.messages++
    this.counters.spans += accepted.spans
    this.#onPlay(accepted.play)
    return { messages: 1, spans: accepted.spans, bad: [] }
  }

  async #many(messages: unknown[], hearing: Hearing): Promise<Collected> {
    if (messages.length === 0) throw new Problem('invalid-message', 'the body is an empty array: send at least one message')
    const records: Buffer[] = []
    const plays: string[] = []
    const bad: BadMessage[] = []
    let spans = 0
    for (const [index, message] of messages.entries()) {
      const accepted = accept(message, hearing, this.#pseudonyms)
      if ('record' in accepted) {
        records.push(accepted.record)
        plays.push(accepted.play)
        spans += accepted.spans
      } else {
        // Dated by the refusal: a message of an old file would be past its 30 days at once.
        records.push(rejectRecord(message, accepted, Date.now()))
        bad.push({ index, ...accepted })
      }
    }
    await this.#journal.append(records.length === 1 ? records[0]! : Buffer.concat(records))
    this.counters.messages += plays.length
    this.counters.spans += spans
    this.counters.rejects += bad.length
    for (const play of plays) this.#onPlay(play)
    return { messages: plays.length, spans, bad }
  }
}
