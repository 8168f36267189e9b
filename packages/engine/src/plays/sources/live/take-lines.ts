import { Problem, type SourceId } from '@sweeps/model'
import type { BadMessage, Collected, Collector } from '../../collector.js'
import type { Pseudonyms } from '../../pseudonyms.js'
import { id } from '../import/message-of.js'
import { playId } from '../play-id.js'
import type { SessionEvent } from '../source.js'
import { hashedBody } from './hashed-people.js'
import { type LineOrigin, type LiveLine, leftOutRecord, lineRecords } from './line-record.js'
import { liveSource, storedMs } from './live-source.js'
import { LiveTitles, type SaidTitle, titleRecords } from './live-titles.js'

/** Where lines came from. */
export interface LinesFrom {
  /** The write key, by its id. */
  key: string
  service: string
  /** Epoch ms by the clock of the store. */
  receivedAt: number
  /** Epoch ms: lines of before are refused. */
  oldest: number
  /** 1: by a known bot, 2: with a test key. */
  flags: number
}

/** What became of a body of lines. The good ones are durable. */
export interface LinesTaken extends Pick<Collected, 'refused' | 'bad'> {
  taken: number
  leftOut: number
}

const day = 86_400_000
const earliest = Date.parse('2000-01-01T00:00:00.000Z')
const mostExplained = 20
/** Reasons of one service and source that are counted apart; more would be somebody’s making. */
const mostReasons = 40
/** Sessions whose hashes are remembered. */
const mostSessions = 20_000

/** Takes lines of live sources in: reads, pseudonymises and journals them. They become viewing once their session is settled. */
export class LineCollector {
  readonly #collector: Pick<Collector, 'append' | 'rejectRecords'>
  readonly #pseudonyms: Pick<Pseudonyms, 'of' | 'ofText'>
  readonly #onLines: () => void
  readonly #reasons = new Map<string, Set<string>>()
  readonly #titles = new LiveTitles()
  /** Sessions that report, with their hashes. */
  readonly #sessions = new Map<string, string>()
  /** Since this program was started. */
  readonly counters = { lines: 0, leftOut: 0, refused: 0 }

  constructor(
    collector: Pick<Collector, 'append' | 'rejectRecords'>,
    pseudonyms: Pick<Pseudonyms, 'of' | 'ofText'>,
    onLines: () => void = () => {},
  ) {
    this.#collector = collector
    this.#pseudonyms = pseudonyms
    this.#onLines = onLines
  }

  /**
   * Records of a source, each as its file has it. Resolves when what is taken of them is on the disk. Throws `backlog-full`, `disk-full`,
   * `shutting-down` or `too-many-requests`: then nothing of it is stored.
   */
  async take(from: SourceId, records: readonly unknown[], context: LinesFrom): Promise<LinesTaken> {
    if (records.length === 0) throw new Problem('invalid-message', 'the body is empty: send at least one record')
    const source = liveSource(from)
    const { service, receivedAt, flags } = context
    const origin: LineOrigin = { service, source: from, flags, receivedAt, storedUntil: receivedAt + storedMs(from) }
    const lines: LiveLine[] = []
    // Most bodies are of one session, one content and one viewer: each is hashed once.
    const once: HashedOnce = { plays: new Map(), people: new Map() }
    const bad: BadMessage[] = []
    const leftOut = new Map<string, number>()
    const said: SaidTitle[] = []
    let refused = 0
    for (const [index, record] of records.entries()) {
      const read = source.read(record, { service, receivedAt })
      if ('event' in read) {
        const reason = untimely(read.event.at, context)
        if (reason === undefined) {
          lines.push(this.#line(from, read.event, service, once))
          if (read.title) said.push({ fact: read.title, at: read.event.at })
        } else if (++refused <= mostExplained) bad.push({ index, field: 'time', reason })
      } else if ('bad' in read) {
        if (++refused <= mostExplained) bad.push({ index, ...read.bad })
      } else if ('leftOut' in read) leftOut.set(read.leftOut, (leftOut.get(read.leftOut) ?? 0) + 1)
    }
    const written = lineRecords(lines, origin)
    for (const [reason, count] of leftOut) written.push(leftOutRecord(this.#known(origin, reason), count, origin))
    if (refused > 0) {
      written.push(leftOutRecord('refused: `sweeps rejects` says why', refused, origin))
      written.push(...this.#collector.rejectRecords(records, bad, refused, context))
    }
    // Nobody’s test is a title.
    const news = flags === 0 ? this.#titles.news(service, from, said) : []
    written.push(...titleRecords(service, from, news))
    await this.#collector.append(written, context.key)
    this.#titles.note(service, from, news)
    const left = records.length - lines.length - refused
    this.counters.lines += lines.length
    this.counters.leftOut += left
    this.counters.refused += refused
    if (lines.length > 0) this.#onLines()
    return { taken: lines.length, leftOut: left, refused, bad }
  }

  #line(source: SourceId, { session, at, rank, body, content }: SessionEvent, service: string, once: HashedOnce): LiveLine {
    const hash = this.#hashOf(`${source}\0${session}`)
    const play =
      content === undefined ? undefined : remembered(once.plays, `${session}\0${content}`, () => playId(source, session, content))
    return { session: hash, at, rank, play, ...hashedBody(body, service, this.#pseudonyms, once.people) }
  }

  #hashOf(session: string): string {
    if (this.#sessions.size >= mostSessions) this.#sessions.clear()
    return remembered(this.#sessions, session, () => this.#pseudonyms.ofText(session))
  }

  /** A reason as it is counted: short, plain, and one of not too many. */
  #known({ service, source }: LineOrigin, reason: string): string {
    const name = `${service}\0${source}`
    const known = this.#reasons.get(name) ?? new Set<string>()
    this.#reasons.set(name, known)
    const plain = id(reason)
    if (known.has(plain)) return plain
    if (known.size >= mostReasons) return 'for other reasons'
    known.add(plain)
    return plain
  }
}

/** What was hashed of one body: plays by session and content, people by the text that names them. */
interface HashedOnce {
  plays: Map<string, string>
  people: Map<string, { viewer: string; account: string }>
}

function remembered(known: Map<string, string>, key: string, make: () => string): string {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

/** Why a moment cannot be taken, if so. */
function untimely(at: number, { receivedAt, oldest }: LinesFrom): string | undefined {
  if (!Number.isFinite(at) || Math.abs(at) > 8e15) return `${at} is no instant`
  if (at >= Math.max(earliest, oldest) && at <= receivedAt + 366 * day) return undefined
  const text = new Date(at).toISOString()
  if (at < earliest) return `${text} is before the year 2000: set the player’s clock`
  if (at > receivedAt + 366 * day) return `${text} is more than a year ahead: set the player’s clock`
  return `${text} is longer ago than is taken in here: import it from a file`
}
