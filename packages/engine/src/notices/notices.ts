import Type, { type Static } from '@sweeps/model/typebox'
import { Mutex } from '../mutex.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../store/index.js'
import { type Found, noticeKindNames, noticeKinds } from './kinds.js'
import type { NoticeRule, NoticeRules } from './notice-rules.js'

/** What was noticed: that something began, happened, or is over. */
export const Notice = Type.Object({
  number: Type.Integer(),
  at: Type.String({ description: 'when it was noticed; ISO 8601, UTC' }),
  kind: Type.Enum(noticeKindNames),
  state: Type.Enum(['new', 'over']),
  subject: Type.String(),
  text: Type.String(),
  path: Type.String({ description: 'the page that shows it, from the address of the dashboard on' }),
})
export type Notice = Static<typeof Notice>

const Row = Type.Object({
  ...{ number: Int64, at_ms: Int64, kind: Type.Enum(noticeKindNames), key: Type.String(), state: Type.Enum(['new', 'over']) },
  ...{ subject: Type.String(), text: Type.String(), path: Type.String(), rule: Type.String() },
})
type Row = Static<typeof Row>
const noticed = defineQuery({ tag: 'notices.noticed', sql: sqlFile(import.meta.url, './noticed.sql'), row: Row })
const deliveries = defineQuery({
  tag: 'notices.deliveries',
  sql: sqlFile(import.meta.url, './deliveries.sql'),
  row: Type.Object({ notice: Int64, rule: Type.String(), tries: Type.Integer(), at_ms: Int64, trouble: Type.String() }),
})

/** How telling by a rule went the last time. */
export interface Delivery {
  notice: number
  rule: string
  tries: number
  /** Epoch milliseconds. */
  at: number
  /** Why it was not told; empty: it was. */
  trouble: string
}

/** A notice that is to be told by a rule. */
export interface Due {
  notice: Notice
  rule: NoticeRule
  /** How often it was tried in vain. */
  tries: number
}

/** As many of the latest are known: what is told must not be told again. */
const remembered = 10_000
/** What went on is over when it was not found for so long: what comes and goes is told once. */
const calmMs = 10 * 60_000
/** Tried again after a minute, two, four… an hour at most; given up after a day. */
const again = (tries: number): number => Math.min(60, 2 ** (tries - 1)) * 60_000
const patienceMs = 24 * 3_600_000

/** What was noticed and who was told, on the store: a program that starts again tells nothing twice and forgets nothing. */
export class Notices {
  readonly rules: NoticeRules
  readonly #store: Store
  readonly #changes = new Mutex()
  /** Since when something that went on is not found any more, by its key. */
  readonly #calm = new Map<string, number>()

  constructor(store: Store, rules: NoticeRules) {
    this.#store = store
    this.rules = rules
  }

  /** The latest, newest first. */
  async latest(limit: number): Promise<Notice[]> {
    return (await this.#store.run(noticed, { limit })).filter(({ kind, text }) => kind !== 'test' || text !== began).map(noticeOf)
  }

  /**
   * Takes in what is found now, and returns what is new of it. What happened before anything was ever noticed here is not: an installation that is
   * upgraded tells nothing of its past.
   */
  note(found: readonly Found[], now = this.#store.clock.now()): Promise<Notice[]> {
    return this.#changes.run(async () => {
      const rows = await this.#store.run(noticed, { limit: remembered })
      const first = rows.length === 0
      const since = rows.at(-1)?.at_ms ?? now
      // The latest of each key, as they come newest first.
      const standing = new Map<string, Row>()
      for (const row of rows) if (!standing.has(row.key)) standing.set(row.key, row)
      const fresh = found.filter(({ key, at }) =>
        at === undefined ? standing.get(key)?.state !== 'new' : at >= since && !standing.has(key),
      )
      const over = this.#over([...standing.values()], found, now)
      let number = rows[0]?.number ?? 0
      const made: Row[] = [
        ...(first ? [{ kind: 'test' as const, key: 'began', state: 'over' as const, subject: '', text: began, path: '/' }] : []),
        ...inFew(fresh, now).map(({ at: _, ...one }) => ({ ...one, state: 'new' as const })),
        ...over,
      ].map(one => ({ rule: '', ...one, number: ++number, at_ms: now }))
      await this.#write(made)
      return made.filter(({ text }) => text !== began).map(noticeOf)
    })
  }

  /** What goes on by what was noticed and is not found any more, when that has been so for a while. */
  #over(standing: readonly Row[], found: readonly Found[], now: number): Omit<Row, 'number' | 'at_ms' | 'rule'>[] {
    const goesOn = new Set(found.map(({ key }) => key))
    const gone = standing.filter(
      ({ state, key, kind }) => state === 'new' && lasting.has(kind) && !goesOn.has(key) && !key.startsWith(many),
    )
    for (const key of this.#calm.keys()) if (!gone.some(one => one.key === key)) this.#calm.delete(key)
    return gone.flatMap(({ number: _, at_ms: __, rule: ___, ...row }) => {
      const since = this.#calm.get(row.key) ?? now
      this.#calm.set(row.key, since)
      if (now - since < calmMs) return []
      this.#calm.delete(row.key)
      return [{ ...row, state: 'over' as const, subject: `Over: ${row.subject}` }]
    })
  }

  /** Puts down a notice for one rule alone, to try it. */
  async try(rule: NoticeRule): Promise<Notice> {
    return this.#changes.run(async () => {
      const [newest] = await this.#store.run(noticed, { limit: 1 })
      const [number, now] = [(newest?.number ?? 0) + 1, this.#store.clock.now()]
      const row: Row = {
        ...{ number, at_ms: now, kind: 'test', key: `test ${number}`, state: 'new', rule: rule.id, path: '/' },
        subject: 'Sweeps can reach you here',
        text: `Somebody tried the rule “${rule.name}”. Nothing is wrong.`,
      }
      await this.#write([row])
      return noticeOf(row)
    })
  }

  /** What is to be told now: what rules want to be told of, was not told by them yet, and is due for another try. */
  async due(now = this.#store.clock.now()): Promise<Due[]> {
    const rules = await this.rules.list()
    if (rules.length === 0) return []
    const rows = (await this.#store.run(noticed, { limit: remembered })).filter(({ at_ms }) => at_ms > now - patienceMs)
    if (rows.length === 0) return []
    const tried = new Map((await this.deliveries(rows.at(-1)!.number)).map(one => [`${one.notice} ${one.rule}`, one]))
    return rows.reverse().flatMap(row =>
      rules
        .filter(rule => wants(rule, row))
        .flatMap(rule => {
          const last = tried.get(`${row.number} ${rule.id}`)
          const due = last === undefined || (last.trouble !== '' && now >= last.at + again(last.tries))
          return due ? [{ notice: noticeOf(row), rule, tries: last?.tries ?? 0 }] : []
        }),
    )
  }

  /** How telling went, of notices from a number on; the latest first. */
  async deliveries(from = 0): Promise<Delivery[]> {
    return (await this.#store.run(deliveries, { from })).map(({ at_ms, ...one }) => ({ ...one, at: at_ms }))
  }

  /** Writes down how telling it went. `trouble`: why it was not told; empty: it was. */
  delivered({ notice, rule, tries }: Due, trouble: string): Promise<void> {
    const at = engineInstant(this.#store.clock.now())
    return this.#store.insert(
      'notice_deliveries',
      ['notice', 'rule', 'tries', 'at', 'trouble'],
      [[notice.number, rule.id, tries + 1, at, trouble.slice(0, 500)]],
    )
  }

  async #write(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    await this.#store.insert(
      'notices',
      ['number', 'at', 'kind', 'key', 'state', 'subject', 'text', 'path', 'rule'],
      rows.map(({ number, at_ms, kind, key, state, subject, text, path, rule }) => [
        ...[number, engineInstant(at_ms), kind, key, state, subject, text, path, rule],
      ]),
    )
  }
}

/** What is found at once of a kind beyond so many is told in one: a catalogue that is brought in may have hundreds of seasons to decide. */
const mostAtOnce = 10
const many = 'many '
/** Of no rule: it stands in the list alone. */
const nobody = 'nobody'

function inFew(fresh: readonly Found[], now: number): (Found & { rule?: string })[] {
  return noticeKindNames.flatMap(kind => {
    const own = fresh.filter(one => one.kind === kind)
    if (own.length <= mostAtOnce) return own
    const named = own.slice(0, mostAtOnce).map(({ subject }) => subject)
    const text = `${named.join('\n')}\n… and ${own.length - mostAtOnce} more: sweeps notices list`
    const summary: Found = {
      kind,
      key: `${many}${kind} ${now}`,
      subject: `${own.length} times: ${noticeKinds[kind].words}`,
      text,
      path: '/',
    }
    return [...own.map(one => ({ ...one, rule: nobody })), summary]
  })
}

/** From here on is noticed what happens. */
const began = 'from here on'

/** Kinds that begin and are over. */
const lasting: ReadonlySet<string> = new Set(['source', 'rejects', 'backlog', 'disk', 'damage', 'decision'])

const wants = (rule: NoticeRule, row: Row): boolean =>
  row.text !== began &&
  (row.rule === ''
    ? row.at_ms >= Date.parse(rule.made) && (rule.kinds.length === 0 || rule.kinds.includes(row.kind))
    : row.rule === rule.id)

const noticeOf = ({ number, at_ms, kind, state, subject, text, path }: Row): Notice => ({
  ...{ number, at: new Date(at_ms).toISOString(), kind, state, subject, text, path },
})
