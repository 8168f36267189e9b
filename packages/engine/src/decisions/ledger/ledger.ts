import { randomBytes } from 'node:crypto'
import {
  didYouMean,
  LedgerEntry,
  latestDay,
  type Outcome,
  outcomes,
  Problem,
  parseDay,
  type ReportedDecision,
  RoughDay,
  type SeasonDecisions,
} from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import type { ProductionRecords } from '../../catalogue/index.js'
import { hashOf } from '../../charts/index.js'
import { Mutex } from '../../mutex.js'
import { defineQuery, engineInstant, Int64 } from '../../store/index.js'
import { documentReader } from '../../stored-document.js'
import { seasonDecisions } from './chronological.js'
import { type FigureSources, freezeFigures } from './freeze-figures.js'
import type { KnownSeason, SeasonSources } from './known-seasons.js'
import { recommendationOf } from './recommendation-of.js'

const entries = defineQuery({
  tag: 'decisions.ledger',
  sql: `-- one row per entry, in the order in which they were written; of one season, of a title, or of all
SELECT number, document
FROM decisions
WHERE ({title:String} = '' OR title = {title:String}) AND ({season:UInt16} = 0 OR season = {season:UInt16})
ORDER BY number
LIMIT 1 BY number`,
  row: Type.Object({ number: Int64, document: Type.String() }),
})

const lastNumber = defineQuery({
  tag: 'decisions.last-number',
  sql: '-- one row: the number of the latest entry; 0 without any\nSELECT max(number) AS number FROM decisions',
  row: Type.Object({ number: Int64 }),
})

export interface LedgerOptions extends SeasonSources, FigureSources {
  records: ProductionRecords
  /** The clock in epoch milliseconds. */
  now?: () => number
}

/** What somebody decides. */
export interface Decision {
  title: string
  season: number
  outcome: Outcome
  by: string
  reason: string
  /** Today when absent; null: not known. */
  on?: string | null | undefined
  /** Where it was reported; absent: decided here. */
  source?: string | undefined
  /** Where the reason was read, if elsewhere. */
  reasonSource?: string | undefined
  note?: string | undefined
  /** The case as it was computed for this decision: any JSON. Visible to those who decide only. */
  case?: unknown
  /** The same case with nothing stated and nothing confidential in it: what others may know of the recommendation is read from it. */
  openCase?: unknown
}

/** An entry as it is stored: nothing is left out of it. */
const StoredEntry = Type.Object({ ...LedgerEntry.properties, reason: Type.String() })
export type StoredEntry = Static<typeof StoredEntry>

const readEntry = documentReader({ 'sweeps-decision/1': StoredEntry })

const rough = Compile(RoughDay)

/** What was decided on seasons, by whom and why, with the evidence as it stood. Append-only: a reversal is a new entry. */
export class Ledger {
  readonly #options: LedgerOptions
  readonly #now: () => number
  /** One after the other: each gets its number and the hash of the one before. */
  readonly #changes = new Mutex()

  constructor(options: LedgerOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /** Every entry, in the order in which they were written; of a title or one season when given. */
  async entries({ title = '', season = 0 }: { title?: string; season?: number } = {}): Promise<StoredEntry[]> {
    const rows = await this.#options.store.run(entries, { title, season })
    return rows.map(({ number, document }) => readEntry(document, `decision-${number} of the ledger`))
  }

  /** A season's entries in the order of events, and what they come to. Throws `not-found` for a season that nothing here knows. */
  async season(title: string, season: number): Promise<SeasonDecisions> {
    const { name } = await this.known(title, season)
    return seasonDecisions(title, season, name, await this.entries({ title, season }))
  }

  /** Writes an entry, with what the charts and the record say now. Throws `invalid-request`, `not-found`. */
  decide(decision: Decision, actor: string): Promise<StoredEntry> {
    return this.#changes.run(() => this.#write(decision, actor))
  }

  /** Throws `invalid-request` for what is no decision, before anything else is done. */
  check(decision: Decision): void {
    check(decision, this.#now())
  }

  /** Writes the decisions that a file reports; those that are in the ledger already stay as they are. Returns the new ones. */
  report(title: string, season: number, reported: readonly ReportedDecision[], actor: string): Promise<StoredEntry[]> {
    return this.#changes.run(async () => {
      const stored = await this.entries({ title, season })
      const same = (entry: StoredEntry, { outcome, on, source }: ReportedDecision): boolean =>
        entry.outcome === outcome && entry.on === on && entry.source === source
      const written: StoredEntry[] = []
      for (const one of reported)
        if (![...stored, ...written].some(entry => same(entry, one))) written.push(await this.#write({ title, season, ...one }, actor))
      return written
    })
  }

  /** The season, if anything here knows it. Throws `not-found`, saying what to do. */
  async known(title: string, season: number): Promise<KnownSeason> {
    const ofTitle = await this.#options.seasons.of(title)
    const found = ofTitle.find(one => one.season === season)
    if (found) return found
    const others =
      ofTitle.length > 0
        ? `; there is ${ofTitle.map(one => `${one.title}/${one.season}`).join(', ')}`
        : didYouMean(
            title,
            (await this.#options.seasons.all()).map(one => one.title),
          )
    throw new Problem(
      'not-found',
      `nothing here knows a season ${title}/${season}: import its catalogue, published figures or production record first (sweeps import --help)${others}`,
    )
  }

  async #write(decision: Decision, actor: string): Promise<StoredEntry> {
    const checked = check(decision, this.#now())
    const { title, season } = checked
    const { name } = await this.known(title, season)
    const previous = (await this.entries({ title, season })).at(-1)
    const number = (await this.#options.store.one(lastNumber, {})).number + 1
    const figures = await freezeFigures(this.#options, title, season)
    const record = await this.#options.records.latest(title, season)
    const unsigned: Omit<StoredEntry, 'hash'> = {
      format: 'sweeps-decision/1',
      id: `decision-${number}`,
      number,
      title,
      season,
      name,
      outcome: checked.outcome,
      on: checked.on,
      by: checked.by,
      reason: checked.reason,
      source: checked.source,
      reasonSource: checked.reasonSource,
      note: checked.note,
      written: new Date(this.#now()).toISOString(),
      actor,
      recommendation: recommendationOf(decision.case),
      openRecommendation: recommendationOf(decision.openCase),
      evidence: {
        recordVersion: record?.version ?? null,
        editions: [...new Set(figures.flatMap(({ edition }) => edition ?? []))],
        figures,
        // Frozen: whoever gave it may go on changing it.
        case: decision.case === undefined ? null : JSON.parse(JSON.stringify(decision.case)),
      },
      previous: previous?.hash ?? null,
      salt: randomBytes(16).toString('hex'),
    }
    const entry: StoredEntry = { ...unsigned, hash: hashOf(unsigned) }
    await this.#options.store.insert(
      'decisions',
      ['number', 'title', 'season', 'written', 'hash', 'document'],
      [[number, title, season, engineInstant(entry.written), entry.hash, JSON.stringify(entry)]],
    )
    return entry
  }
}

/** The entry's own hash, made again: is it as it was written? */
export function isWhole({ hash, ...unsigned }: StoredEntry): boolean {
  return hashOf(unsigned) === hash
}

interface Checked {
  title: string
  season: number
  outcome: Outcome
  by: string
  reason: string
  on: string | null
  source: string | null
  reasonSource: string | null
  note: string
}

function check(decision: Decision, now: number): Checked {
  const { title, season, outcome, on } = decision
  if (!Number.isInteger(season) || season < 1 || season > 9999)
    throw new Problem('invalid-request', `season: "${season}" is no season; it is a number from 1, as in hit-and-run/1`)
  if (!outcomes.includes(outcome))
    throw new Problem('invalid-request', `outcome: "${outcome}" is none; it is one of ${outcomes.join(', ')}`)
  const today = new Date(now).toISOString().slice(0, 10)
  return {
    title,
    season,
    outcome,
    by: words(decision.by, 'by', 200, 'say who decided'),
    reason: words(decision.reason, 'reason', 2000, 'say why; a decision without a reason cannot be judged later'),
    on: on === undefined ? today : on === null ? null : day(on, now),
    source: decision.source === undefined ? null : words(decision.source, 'source', 2000, 'give an address, or leave it out'),
    reasonSource: decision.reasonSource ?? null,
    note: decision.note ?? '',
  }
}

function words(value: unknown, field: string, longest: number, advice: string): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') throw new Problem('invalid-request', `${field}: it is missing; ${advice}`)
  if (text.length > longest) throw new Problem('invalid-request', `${field}: it has ${text.length} characters; ${longest} are allowed`)
  return text
}

function day(text: string, now: number): string {
  if (text.length === 10) parseDay(text, 'on')
  else if (!rough.Check(text)) throw new Problem('invalid-request', `on: "${text}" is no day; write it as 2021-09-20, 2021-09 or 2021`)
  // Who decides in Auckland or Apia may be a day ahead of this machine.
  if (text > latestDay(now)) throw new Problem('invalid-request', `on: ${text} has not come yet; the ledger has what was decided`)
  return text
}
