import { Problem } from '@sweeps/model'
import { type Accepted, accept, type IngestContext, type Refusal } from './accept.js'
import { BacklogShares } from './backlog-shares.js'
import type { Journal } from './journal/journal.js'
import type { Pseudonyms } from './pseudonyms.js'
import { RejectAllowance } from './reject-allowance.js'
import { furtherRejects, rejectRecord } from './rejects.js'

/** A message of a batch that was refused: its place, and why. */
export interface BadMessage extends Refusal {
  index: number
}

/** What became of a body of messages. The good ones are durable. */
export interface Collected {
  messages: number
  spans: number
  /** How many messages were refused. */
  refused: number
  /** The first of them, with the reason. They are kept as rejects as far as the key's allowance goes. */
  bad: BadMessage[]
}

export interface Counters {
  messages: number
  spans: number
  /** Messages refused. */
  rejects: number
  /** Those of them that are counted only. */
  rejectsNotKept: number
}

/** Refused messages of one body that are explained and kept: who sends many of them sends the same mistake. */
const mostExplained = 20

/** Takes messages in: checks, pseudonymises and journals them. It resolves only when everything it keeps is on the disk. */
export class Collector {
  readonly #journal: Journal
  readonly #pseudonyms: Pick<Pseudonyms, 'of' | 'ofText'>
  readonly #onPlay: (play: string) => void
  readonly #shares: BacklogShares
  readonly #allowance = new RejectAllowance()
  readonly counters: Counters = { messages: 0, spans: 0, rejects: 0, rejectsNotKept: 0 }

  constructor(journal: Journal, pseudonyms: Pick<Pseudonyms, 'of' | 'ofText'>, onPlay: (play: string) => void = () => {}) {
    this.#journal = journal
    this.#shares = new BacklogShares(journal)
    this.#pseudonyms = pseudonyms
    this.#onPlay = onPlay
  }

  /**
   * One message or an array of them, parsed. Throws `backlog-full`, `disk-full`, `shutting-down`, or `too-many-requests` when the key has
   * more waiting than its share: then nothing of it is kept.
   */
  collect(body: unknown, context: IngestContext): Promise<Collected> {
    if (Array.isArray(body)) return this.#many(body, context)
    const accepted = accept(body, context, this.#pseudonyms)
    return 'record' in accepted && !accepted.tooOld ? this.#one(accepted, context) : this.#many([body], context)
  }

  /** A body that is no JSON at all. */
  async refuse(reason: string, from: Pick<IngestContext, 'key' | 'service'>): Promise<BadMessage> {
    const bad = { index: 0, field: '', reason }
    await this.append(this.rejectRecords([undefined], [bad], 1, from), from.key)
    return bad
  }

  async #one(accepted: Accepted, { key }: IngestContext): Promise<Collected> {
    await this.append([accepted.record], key)
    this.counters.messages++
    this.counters.spans += accepted.spans
    this.#onPlay(accepted.play)
    return { messages: 1, spans: accepted.spans, refused: 0, bad: [] }
  }

  async #many(messages: unknown[], context: IngestContext): Promise<Collected> {
    if (messages.length === 0) throw new Problem('invalid-message', 'the body is an empty array: send at least one message')
    const records: Buffer[] = []
    const plays: string[] = []
    const bad: BadMessage[] = []
    const partly: BadMessage[] = []
    let spans = 0
    for (const [index, message] of messages.entries()) {
      const explain = bad.length < mostExplained
      const accepted = accept(message, context, this.#pseudonyms, explain)
      if ('record' in accepted) {
        records.push(accepted.record)
        plays.push(accepted.play)
        spans += accepted.spans
        // The good part of it is in: the rest is stored as a reject, and the player need not send anything again.
        if (accepted.tooOld && partly.length < mostExplained) partly.push({ index, ...accepted.tooOld })
      } else if (explain) bad.push({ index, ...accepted })
    }
    const refused = messages.length - plays.length
    if (refused > 0) records.push(...this.rejectRecords(messages, bad, refused, context))
    if (partly.length > 0) records.push(...this.rejectRecords(messages, partly, partly.length, context))
    await this.append(records, context.key)
    this.counters.messages += plays.length
    this.counters.spans += spans
    for (const play of plays) this.#onPlay(play)
    return { messages: plays.length, spans, refused, bad }
  }

  /** Resolves when records of a key are on the disk, as far as its share of what waits goes. Throws as `collect` does. */
  async append(records: Buffer[], key: string | undefined): Promise<void> {
    if (records.length === 0) return
    const bytes = records.length === 1 ? records[0]! : Buffer.concat(records)
    if (key === undefined) return this.#journal.append(bytes)
    this.#shares.check(key)
    await this.#journal.append(bytes)
    this.#shares.note(key, bytes.length)
  }

  /** The records of refused messages, as many as the key may have now, and how many there are beyond. */
  rejectRecords(
    messages: readonly unknown[],
    bad: readonly BadMessage[],
    refused: number,
    { key, service }: Pick<IngestContext, 'key' | 'service'>,
  ): Buffer[] {
    // Dated by the refusal: a message of an old file would be past its 30 days at once.
    const now = Date.now()
    const stored = key === undefined ? bad.length : this.#allowance.take(key, bad.length, now)
    const from = { service, hash: (text: string): string => this.#pseudonyms.ofText(text) }
    const records = bad.slice(0, stored).map(refusal => rejectRecord(messages[refusal.index], refusal, now, from))
    if (stored > 0 && refused > stored) records.push(furtherRejects(refused - stored, now, service))
    this.counters.rejects += refused
    this.counters.rejectsNotKept += refused - stored
    return records
  }
}
