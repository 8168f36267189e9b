import type { SourceId } from '@sweeps/model'
import { TitlesFound } from '../import/titles-found.js'
import type { TitleFact } from '../title-fact.js'

/** What one source says of the titles of a service. */
export interface SaidTitles {
  service: string
  source: SourceId
  facts: TitleFact[]
}

/** Contents of which it is remembered what was said: each call of a media server says it again. */
const mostKnown = 100_000
/** Contents that wait: what comes beyond is said again. */
const mostWaiting = 20_000

/**
 * What live sources say of titles, until it is taken. Kept in memory: it is said again with the next call. Only contents of which something was
 * taken in are there.
 */
export class LiveTitles {
  readonly #known = new Map<string, string>()
  readonly #found = new Map<string, { service: string; source: SourceId; titles: TitlesFound }>()
  #waiting = 0

  add(service: string, source: SourceId, fact: TitleFact, at: number): void {
    const name = `${service}\0${source}\0${fact.content}`
    const said = JSON.stringify(fact)
    if (this.#known.get(name) === said || this.#waiting >= mostWaiting) return
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(name, said)
    const group = `${service}\0${source}`
    const found = this.#found.get(group) ?? { service, source, titles: new TitlesFound() }
    this.#found.set(group, found)
    found.titles.played(fact.content)
    found.titles.add(fact, at)
    this.#waiting++
  }

  /** What waits, which waits no longer. */
  take(): SaidTitles[] {
    const taken = [...this.#found.values()].map(({ service, source, titles }) => ({ service, source, facts: titles.facts() }))
    this.#found.clear()
    this.#waiting = 0
    return taken
  }

  /** What could not be kept counts as never said: it is taken up when it is said again. */
  forget({ service, source, facts }: SaidTitles): void {
    for (const { content } of facts) this.#known.delete(`${service}\0${source}\0${content}`)
  }
}
