import type { TitleFact } from '../title-fact.js'
import { id } from './message-of.js'

interface Found {
  fact: TitleFact
  /** When the play that named it was. */
  at: number
}

/** What the records of a file say of titles: of each content what was said last by the clock of the plays, whatever the order of the file. */
export class TitlesFound {
  readonly #found = new Map<string, Found>()
  readonly #played = new Set<string>()

  played(content: string): void {
    this.#played.add(id(content))
  }

  add(fact: TitleFact, at: number): void {
    const content = id(fact.content)
    const known = this.#found.get(content)
    if (known && (known.at > at || (known.at === at && JSON.stringify(known.fact) >= JSON.stringify(fact)))) return
    this.#found.set(content, { fact: { ...fact, content }, at })
  }

  /** Of contents that were played, by content. */
  facts(): TitleFact[] {
    return [...this.#found.values()]
      .map(({ fact }) => fact)
      .filter(({ content }) => this.#played.has(content))
      .sort((one, other) => (one.content < other.content ? -1 : 1))
  }
}
