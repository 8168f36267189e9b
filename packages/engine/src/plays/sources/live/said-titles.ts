import type { SourceId } from '@sweeps/model'
import Type, { Compile, type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../../../store/index.js'
import { TitlesFound } from '../import/titles-found.js'
import type { TitleFact } from '../title-fact.js'

/** What one source says of the titles of a service, of each content once. */
export interface SaidTitles {
  service: string
  source: SourceId
  facts: TitleFact[]
}

/** Read at once. */
const most = 20_000
/** A row may be seen so long after the instant that it bears, in ms: the collector that inserts it stalls, a replica is behind. */
const lookBackMs = 300_000

const Row = Type.Object({
  ...{ loaded: Int64, service: Type.String(), source: Type.Unsafe<SourceId>(Type.String()), content: Type.String() },
  ...{ at: Int64, fact: Type.String() },
})
type Row = Static<typeof Row>
/** Of a row in their order, or before the first of an instant. */
type Place = Record<'service' | 'source' | 'content', string> & { loaded: number }

const said = defineQuery({
  tag: 'plays.live.titles',
  sql: `-- one row per saying of a title, after a place in their order
SELECT toUnixTimestamp64Milli(live_titles.loaded) AS loaded, service, source, content, at, fact
FROM live_titles
WHERE live_titles.loaded >= fromUnixTimestamp64Milli({loaded:Int64}, 'UTC')
    AND (toUnixTimestamp64Milli(live_titles.loaded), service, source, content) > ({loaded:Int64}, {service:String}, {source:String}, {content:String})
ORDER BY live_titles.loaded, service, source, content
LIMIT {most:UInt32}`,
  row: Row,
})

const Fact = Compile(
  Type.Object({
    ...{ content: Type.String(), title: Type.String(), season: Type.Number(), episode: Type.Number(), name: Type.String() },
    ...{ runtimeMs: Type.Optional(Type.Number()), released: Type.Optional(Type.String()) },
  }),
)

/** Reads what live sources have said of titles, whichever collector it came to. */
export class SaidTitlesReader {
  readonly #store: Store
  #after: Place = { loaded: 0, service: '', source: '', content: '' }

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Hands on what was said since the last time, and some of it again: whoever takes it has to bear that. Fails as `take` does; then all of it is handed
   * on the next time.
   */
  async read(take: (said: SaidTitles) => Promise<unknown>): Promise<void> {
    const began = this.#store.clock.now()
    const rows = await this.#store.run(said, { ...this.#after, most })
    for (const one of bySource(rows)) await take(one)
    const last = rows.length === most ? rows.at(-1) : undefined
    this.#after = last ?? { loaded: began - lookBackMs, service: '', source: '', content: '' }
  }
}

function bySource(rows: readonly Row[]): SaidTitles[] {
  const found = new Map<string, { service: string; source: SourceId; titles: TitlesFound }>()
  for (const { service, source, content, at, fact } of rows) {
    const name = `${service}\0${source}`
    const { titles } = found.get(name) ?? { titles: new TitlesFound() }
    found.set(name, { service, source, titles })
    const read: unknown = JSON.parse(fact)
    if (!Fact.Check(read)) continue
    titles.played(content)
    titles.add(read, at)
  }
  return [...found.values()].map(({ service, source, titles }) => ({ service, source, facts: titles.facts() }))
}
