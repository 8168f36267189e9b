import { Announcement, type AnnouncementState, Problem, type ReleaseEdits, type TitleStatus } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { factsOf, type ProductionRecords, type StoredRecord, visibleFacts } from '../catalogue/index.js'
import { type Charts, type Editions, hashOf, PublicCharts } from '../charts/index.js'
import { chronological, freezeFigures, type Ledger, type StoredEntry } from '../decisions/index.js'
import { Mutex } from '../mutex.js'
import type { Store } from '../store/index.js'
import { AnnouncementStore, type StoredVersion } from './announcement-store.js'
import { chartsOf } from './audience-section.js'
import { citedFigures } from './cited-figures.js'
import { checkRelease, confidentialContent } from './confidential.js'
import { type AnnouncementChange, editsOf, noEdits, stateOf } from './edits-of.js'
import { outcomeWords } from './outcome-words.js'
import { releaseEvidence } from './release-evidence.js'
import { tellingOf, writeRelease } from './write-release.js'

export interface AnnouncementsOptions {
  store: Store
  records: ProductionRecords
  ledger: Ledger
  charts: Charts
  editions: Editions
  /** The clock in epoch milliseconds. */
  now?: () => number
}

/** A line of a list of announcements. */
export const AnnouncementLine = Type.Object({
  ...Type.Omit(Announcement, ['release', 'edits']).properties,
  headline: Type.String(),
})
export type AnnouncementLine = Static<typeof AnnouncementLine>

/**
 * What was decided, as it is said in public: draft → approved → embargoed → published. A draft is written from the ledger each time it is
 * looked at; approval freezes it. What was published is never changed: a correction is a new version, and the older one stays.
 */
export class Announcements {
  readonly #options: AnnouncementsOptions
  readonly #store: AnnouncementStore
  readonly #open: PublicCharts
  readonly #now: () => number
  readonly #changes = new Mutex()

  constructor(options: AnnouncementsOptions) {
    this.#options = options
    this.#store = new AnnouncementStore(options.store)
    this.#now = options.now ?? Date.now
    this.#open = new PublicCharts(options, this.#now)
  }

  /** A version, the latest when none is named; what would be the first draft when there is none. Throws `not-found`, `invalid-request`. */
  async show(title: string, season: number, version?: number): Promise<Announcement> {
    const versions = await this.#store.versions({ title, season })
    const stored = version === undefined ? versions.at(-1) : versions.find(one => one.version === version)
    if (!stored && version !== undefined && !(version === 1 && versions.length === 0))
      throw new Problem('not-found', `the announcement of ${title}/${season} has no version ${version}`)
    if (!stored) return this.#write(title, season, 1, noEdits)
    if (version === undefined && (await this.#isOvertaken(stored))) return this.#write(title, season, stored.version + 1, noEdits)
    return this.#visible(stored)
  }

  /** Edits, approves, puts under embargo, publishes; whatever is asked for, in this order. All of it or nothing. */
  change(change: AnnouncementChange, actor: string): Promise<Announcement> {
    return this.#changes.run(() => this.#change(change, actor))
  }

  /** What an announcement would say with these edits. Nothing of it is kept; what is to be done besides editing is left out. */
  async preview(change: AnnouncementChange): Promise<Announcement> {
    const { title, season } = change
    const { edits, version } = this.#edited(change, await this.#latest(title, season))
    return edits ? this.#write(title, season, version, edits) : this.show(title, season)
  }

  /** Every version that is out, the latest first. */
  async published(): Promise<Announcement[]> {
    const all = (await this.#store.versions()).filter(one => this.#isOut(one)).map(one => this.#frozen(one))
    return all.sort((one, other) => (one.out! > other.out! ? -1 : one.out! < other.out! ? 1 : other.version - one.version))
  }

  /** The latest version of a season's announcement that is out, or the version asked for. Throws `not-found`: what is not out does not exist. */
  async publishedOf(title: string, season: number, version?: number): Promise<{ announcement: Announcement; latest: number }> {
    const out = (await this.#store.versions({ title, season })).filter(one => this.#isOut(one))
    const found = version === undefined ? out.at(-1) : out.find(one => one.version === version)
    if (!found)
      throw new Problem('not-found', `nothing is announced of ${title}/${season}${version === undefined ? '' : ` as version ${version}`}`)
    return { announcement: this.#frozen(found), latest: out.at(-1)!.version }
  }

  /** The latest version of every announcement, drafts too, for those who decide. */
  async list(): Promise<AnnouncementLine[]> {
    const versions = await this.#store.versions()
    const latest = versions.filter((one, index) => {
      const next = versions[index + 1]
      return next?.title !== one.title || next.season !== one.season
    })
    const visible: AnnouncementLine[] = []
    for (const one of latest) visible.push(announcementLine(await this.#visible(one)))
    return visible
  }

  /** When announcements under embargo come out, in epoch milliseconds; what they are about is not said. */
  async coming(): Promise<number[]> {
    const stored = (await this.#store.versions()).filter(one => one.state === 'published' && !this.#isOut(one))
    return stored.flatMap(({ embargo }) => embargo ?? []).sort((one, other) => one - other)
  }

  /** What was announced of a title's future, by the latest announcement that is out; null: nothing. */
  async status(title: string): Promise<TitleStatus | null> {
    const out = (await this.#store.versions({ title })).filter(one => this.#isOut(one)).map(one => this.#frozen(one))
    const [latest] = out.sort((one, other) => other.season - one.season || other.version - one.version)
    if (!latest) return null
    const { season, outcome, status, id } = latest
    return { title, season, outcome, status, announced: latest.out!, announcement: id }
  }

  async #change(change: AnnouncementChange, actor: string): Promise<Announcement> {
    const { title, season } = change
    const latest = await this.#latest(title, season)
    let stored = latest?.stored
    const { edits, version } = this.#edited(change, latest)
    let draft: Announcement | undefined
    if (edits || !stored) {
      stored = this.#step(stored?.version === version ? stored : undefined, title, season, version, 'draft', actor, edits ?? noEdits)
      // Written before it is kept: what cannot be written is not.
      draft = await this.#write(title, season, version, stored.edits)
    }
    const todo: StoredVersion[] = edits ? [stored] : []
    const go = (state: AnnouncementState, from: AnnouncementState[], needs: string): void => {
      if (!from.includes(stored!.state))
        throw new Problem('invalid-request', `version ${stored!.version} is ${stateOf(stored!, this.#now())}: ${needs}`)
      stored = {
        ...this.#step(stored!, title, season, stored!.version, state, actor, stored!.edits),
        frozen: stored!.frozen,
        embargo: stored!.embargo,
      }
      todo.push(stored)
    }
    if (change.approve) {
      go('approved', ['draft'], 'only a draft is approved')
      stored.frozen = draft ?? (await this.#write(title, season, stored.version, stored.edits))
    }
    if (change.embargo !== undefined) {
      go('embargoed', ['approved', 'embargoed'], 'approve it before its embargo is set')
      stored.embargo = instantOf(change.embargo)
    }
    if (change.publish) {
      go('published', ['approved', 'embargoed'], 'it is published once, after it was approved')
      // What was open when it was approved may have become confidential since.
      const { ledger, records } = this.#options
      this.#guard(stored.frozen!, await records.latest(title, season), await ledger.entries({ title, season }))
    }
    for (const step of todo) await this.#store.add(step)
    return draft && !stored.frozen ? draft : this.#visible(stored)
  }

  /** The latest version, and whether something else was decided since: then the next version is of its own, and corrects nothing. */
  async #latest(title: string, season: number): Promise<{ stored: StoredVersion; overtaken: boolean } | undefined> {
    const stored = (await this.#store.versions({ title, season })).at(-1)
    return stored && { stored, overtaken: await this.#isOvertaken(stored) }
  }

  /** What people added with what a change adds (undefined: nothing), and the version that this makes. */
  #edited(
    change: AnnouncementChange,
    latest: { stored: StoredVersion; overtaken: boolean } | undefined,
  ): { edits: ReleaseEdits | undefined; version: number } {
    const stored = latest?.stored
    const edits = editsOf(change, latest?.overtaken ? undefined : stored, this.#now())
    return {
      edits: edits ?? (latest?.overtaken ? noEdits : undefined),
      version: stored?.state === 'published' ? stored.version + 1 : (stored?.version ?? 1),
    }
  }

  #step(
    before: StoredVersion | undefined,
    title: string,
    season: number,
    version: number,
    state: AnnouncementState,
    actor: string,
    edits: ReleaseEdits,
  ): StoredVersion {
    return { title, season, version, step: (before?.step ?? 0) + 1, state, at: this.#now(), embargo: null, actor, edits, frozen: null }
  }

  #visible(stored: StoredVersion): Promise<Announcement> | Announcement {
    return stored.frozen ? this.#frozen(stored) : this.#write(stored.title, stored.season, stored.version, stored.edits)
  }

  /** What was frozen, with how far it has come. */
  #frozen(stored: StoredVersion): Announcement {
    const embargo = stored.embargo === null ? null : new Date(stored.embargo).toISOString()
    const out = this.#isOut(stored) ? new Date(Math.max(stored.at, stored.embargo ?? 0)).toISOString() : null
    return { ...stored.frozen!, state: stateOf(stored, this.#now()), embargo, out }
  }

  /** It is published, and the ledger has come to something else since. */
  async #isOvertaken({ title, season, state, frozen }: StoredVersion): Promise<boolean> {
    if (state !== 'published') return false
    const entry = chronological(await this.#options.ledger.entries({ title, season })).at(-1)
    return entry !== undefined && entry.id !== frozen!.decision.id
  }

  #isOut({ state, embargo }: StoredVersion): boolean {
    return state === 'published' && (embargo ?? 0) <= this.#now()
  }

  /** Writes a version from the ledger as it is now. Throws when it would say what is confidential. */
  async #write(title: string, season: number, version: number, edits: ReleaseEdits): Promise<Announcement> {
    const { ledger, records, charts } = this.#options
    const { name } = await ledger.known(title, season)
    const entries = await ledger.entries({ title, season })
    const entry = chronological(entries).at(-1)
    if (!entry)
      throw new Problem(
        'not-found',
        `the ledger has nothing on ${title}/${season}: write what was decided first, as with: sweeps decide ${title}/${season} --outcome renewed --by NAME --reason TEXT`,
      )
    const record = await records.latest(title, season)
    const facts = visibleFacts(record?.facts ?? [], false)
    const named: StoredEntry = { ...entry, name: record?.name ?? name }
    const today = await freezeFigures(this.#options, title, season)
    const { figures: stored, evidence } = releaseEvidence({ entry, today, wanted: edits.figures, now: this.#now() })
    const figures = await citedFigures(stored, { charts, open: this.#open, until: entry.on })
    const remarks = chartsOf(figures).flatMap(id => remarkOn(charts, id))
    const release = writeRelease({ entry: named, facts, figures, remarks, edits, evidence })
    const first = <T>(values: readonly { value: T }[]): T | null => values[0]?.value ?? null
    const unsigned: Announcement = {
      format: 'sweeps-announcement/1',
      id: `${title}-${season}-v${version}`,
      title,
      season,
      name: named.name,
      version,
      state: 'draft',
      embargo: null,
      out: null,
      outcome: entry.outcome,
      on: entry.on,
      status: outcomeWords(entry.outcome, tellingOf(named, facts)).status,
      service: first(factsOf(facts, 'service')),
      episodes: first(factsOf(facts, 'episodes')),
      premiere: first(factsOf(facts, 'premiere')),
      creators: factsOf(facts, 'creator').map(({ value }) => value),
      decision: { id: entry.id, hash: entry.hash },
      ...{ evidence, edits, release },
      hash: null,
    }
    this.#guard(unsigned, record, entries)
    return { ...unsigned, hash: announcementHash(unsigned) }
  }

  #guard({ release }: Announcement, record: StoredRecord | undefined, entries: readonly StoredEntry[]): void {
    const cases = entries.map(({ evidence }) => evidence.case)
    checkRelease(release, confidentialContent(record?.facts ?? [], cases))
  }
}

/** Over all that cannot change any more; its state, embargo and coming out do. */
export function announcementHash({ hash: _hash, state: _state, embargo: _embargo, out: _out, ...fixed }: Announcement): string {
  return hashOf(fixed)
}

export function announcementLine({ release, edits: _edits, ...line }: Announcement): AnnouncementLine {
  return { ...line, headline: release.headline }
}

const remarkOn = (charts: Charts, id: string): string[] => {
  const definition = charts.definitions.get(id)
  return definition ? [`${definition.name}: ${definition.note}`] : []
}

function instantOf(text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Problem('invalid-request', `embargo: "${text}" is no instant; write it as 2021-09-21T09:00:00Z`)
  return at
}
