import type { SourceId } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { Mutex } from '../../../mutex.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../../store/index.js'
import type { Collector } from '../../collector.js'
import type { Journal } from '../../journal/journal.js'
import { awaitRoom } from '../../loader/await-room.js'
import type { Loader } from '../../loader/loader.js'
import { hourColumns } from '../../span-columns.js'
import { messagesOf } from '../import/message-of.js'
import type { Sitting } from '../source.js'
import { liveSource } from './live-source.js'
import { Replay } from './replay.js'

/** A session is settled when nothing has come of it for so long, in ms: lines may be out of order, or repeated, within this time. */
const settleAfterMs = 120_000
/** One that goes on is settled so often, up to what came so long ago. */
const longMs = 600_000
/** Stored so lately, a line may belong to a session that is not settled. */
const lookBackMs = longMs + settleAfterMs + 180_000
const sessionsAtOnce = 1000
const sessionsPerQuery = 20_000
/** Lines of one session that are looked at: more is no player. */
const mostLines = 50_000
/** Plays that wait for the disk together. */
const playsAtOnce = 500
const forgetEveryMs = 3_600_000

const source = Type.Unsafe<SourceId>(Type.String())
const due = defineQuery({
  tag: 'plays.live.due',
  sql: sqlFile(import.meta.url, './due-sessions.sql'),
  row: Type.Object({
    ...{ session: Type.String(), service: Type.String(), source, lines: Int64, upto: Int64, quiet: Type.Integer(), aheadMs: Int64 },
    ...{ flags: Type.Integer(), newest: Int64, storedUntil: Int64, uptoBefore: Int64, loadedBefore: Int64 },
  }),
})
const lines = defineQuery({
  tag: 'plays.live.lines',
  sql: sqlFile(import.meta.url, './session-lines.sql'),
  row: Type.Object({
    ...{ session: Type.String(), service: Type.String(), source, at: Int64, rank: Type.Integer(), body: Type.String() },
    ...{ play: Type.String(), loadedAt: Int64 },
  }),
})
const forgetLines = sqlFile(import.meta.url, './forget-lines.sql')

type Due = ReturnType<(typeof due)['read']>

/** Named beside what a source sent. */
const oddities = {
  contradicted: 'contradicts what was settled: it came too late, what was settled stays',
  tooMany: 'sessions of more lines than a player sends: the first are read',
} as const

export interface SettlerParts {
  store: Store
  journal: Journal
  loader: Loader
  /** Takes messages in whose people are hashed already. */
  collector: Collector
}

/** What a pass came to. */
export interface Settled {
  sessions: number
  contradicted: number
}

/**
 * Makes viewing of live lines. A span may only grow, so a session is read once it can be expected to be whole: all its lines, from whichever
 * collector, in their order. What is settled is written to the journal before it is noted as settled: a crash in between does it again, which
 * changes nothing.
 */
export class Settler {
  readonly #parts: SettlerParts
  readonly #passes = new Mutex()
  /** When the last complete pass began, epoch ms; 0: never since this program was started. */
  #passed = 0
  #forgot = 0
  /** `performance.now()` until which something may come to be settled of what this program has taken in, or found when it was started. */
  #expectedUntil = performance.now() + lookBackMs

  constructor(parts: SettlerParts) {
    this.#parts = parts
  }

  /** Lines were taken in. */
  expect(): void {
    this.#expectedUntil = performance.now() + lookBackMs
  }

  /** Whether a pass may find anything: where others take lines in, too, always. */
  get expects(): boolean {
    return !this.#parts.store.exclusive || performance.now() < this.#expectedUntil || this.#parts.journal.backlog > 0
  }

  /** Settles what can be; `now` is by the clock of the store, epoch ms. */
  pass(now = this.#parts.store.clock.now()): Promise<Settled> {
    return this.#passes.run(async () => {
      const { store, journal } = this.#parts
      // Lines that wait in the journal may belong to sessions that seem quiet.
      const quiet = now - settleAfterMs - journal.lag
      const since = this.#passed === 0 ? 0 : this.#passed - lookBackMs
      const done: Settled = { sessions: 0, contradicted: 0 }
      for (;;) {
        const sessions = await store.run(due, { quiet, long: now - longMs, since, most: sessionsPerQuery })
        for (let at = 0; at < sessions.length; at += sessionsAtOnce) {
          const { contradicted } = await this.#settle(sessions.slice(at, at + sessionsAtOnce), now)
          done.contradicted += contradicted
        }
        done.sessions += sessions.length
        if (sessions.length < sessionsPerQuery) break
      }
      this.#passed = Math.min(now, store.clock.now())
      if (now - this.#forgot > forgetEveryMs) {
        await store.command('plays.live.forget', forgetLines, { now, settled: now - lookBackMs })
        this.#forgot = now
      }
      return done
    })
  }

  /** Does something while nothing is being settled. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return this.#passes.run(work)
  }

  async #settle(sessions: readonly Due[], now: number): Promise<{ contradicted: number }> {
    const { store } = this.#parts
    const known = new Map(sessions.map(one => [nameOf(one), one]))
    const contradictions = new Map<string, { of: Due; sessions: number; ms: number }>()
    const tooMany = new Map<string, { of: Due; sessions: number; ms: number }>()
    let current: { of: Due; replay: Replay } | undefined
    const writing: Promise<unknown>[] = []
    const end = async (): Promise<void> => {
      if (!current) return
      const { of, replay } = current
      const { sittings, contradictedMs } = replay.end()
      for (const sitting of sittings) writing.push(this.#collect(sitting, of, now))
      if (writing.length >= playsAtOnce) await this.#written(writing)
      if (contradictedMs > 0) note(contradictions, of, contradictedMs)
      if (replay.lines >= mostLines) note(tooMany, of, 0)
    }
    await store.each(lines, { sessions: sessions.map(({ session }) => session), most: mostLines }, async rows => {
      for (const row of rows) {
        if (!current || nameOf(current.of) !== nameOf(row)) {
          await end()
          const of = known.get(nameOf(row))
          current = of && {
            of,
            replay: new Replay(liveSource(of.source), of.service, { ...of, quiet: of.quiet === 1 }),
          }
        }
        current?.replay.add(row.session, row)
      }
    })
    await end()
    await this.#written(writing)
    await store.insert(
      'settled_sessions',
      ['session', 'service', 'source', 'lines', 'upto', 'loaded', 'settled', 'stored_until'],
      sessions.map(({ session, service, source, lines, upto, newest, storedUntil }) => [
        ...[session, service, source, lines, upto, engineInstant(newest), engineInstant(now), storedUntil],
      ]),
    )
    await this.#report(contradictions, oddities.contradicted, now)
    await this.#report(tooMany, oddities.tooMany, now)
    return { contradicted: [...contradictions.values()].reduce((sum, { sessions }) => sum + sessions, 0) }
  }

  #collect(sitting: Sitting, { service, source, flags, aheadMs }: Due, now: number): Promise<unknown> {
    const messages = messagesOf(sitting, service, now).map(({ message, stretches }) => {
      // As far ahead as the clock of the player was when its lines came, so that the guard against such clocks sees it.
      const receivedAt = Math.max(...stretches.map(({ stop }) => stop)) - Math.max(0, aheadMs)
      return this.#parts.collector.collect(message, { receivedAt, source, flags })
    })
    return Promise.all(messages)
  }

  /** Resolves when all of it is on the disk, and not too much of it waits for the engine. */
  async #written(writing: Promise<unknown>[]): Promise<void> {
    await Promise.all(writing.splice(0))
    await awaitRoom(this.#parts)
  }

  async #report(found: ReadonlyMap<string, { of: Due; sessions: number; ms: number }>, reason: string, now: number): Promise<void> {
    if (found.size === 0) return
    const hour = Math.floor(now / 3_600_000) * 3600
    const rows = [...found.values()].map(({ of, sessions, ms }) => [of.service, of.source, hour, reason, sessions, ms, now])
    await this.#parts.store.insert('source_hours', hourColumns, rows)
  }
}

const nameOf = ({ session, service, source }: Pick<Due, 'session' | 'service' | 'source'>): string => `${session}\0${service}\0${source}`

function note(found: Map<string, { of: Due; sessions: number; ms: number }>, of: Due, ms: number): void {
  const name = `${of.service}\0${of.source}`
  const before = found.get(name) ?? { of, sessions: 0, ms: 0 }
  found.set(name, { of, sessions: before.sessions + 1, ms: before.ms + ms })
}
