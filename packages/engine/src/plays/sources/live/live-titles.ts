import type { SourceId } from '@sweeps/model'
import { encodeRecord } from '../../journal/journal-record.js'
import { id } from '../import/message-of.js'
import type { TitleFact } from '../title-fact.js'

/** What a source says of a title, and when, epoch ms by the clock of the player. */
export interface SaidTitle {
  fact: TitleFact
  at: number
}

/** Contents of which it is remembered what was said: each call of a media server says it again. */
const mostKnown = 100_000
/** The rows that a record counts fit 16 bits. */
const mostRows = 20_000

/** What live sources say of titles: each saying is journaled once, however often this program receives it. */
export class LiveTitles {
  readonly #known = new Map<string, string>()

  /** What of it is news here. */
  news(service: string, source: SourceId, said: readonly SaidTitle[]): SaidTitle[] {
    return said.filter(({ fact }) => this.#known.get(nameOf(service, source, fact)) !== JSON.stringify(fact))
  }

  /** It is in the journal. */
  note(service: string, source: SourceId, said: readonly SaidTitle[]): void {
    for (const { fact } of said) {
      if (this.#known.size >= mostKnown) this.#known.clear()
      this.#known.set(nameOf(service, source, fact), JSON.stringify(fact))
    }
  }
}

const nameOf = (service: string, source: SourceId, { content }: TitleFact): string => `${service}\0${source}\0${content}`

/** The journal records of what a source says of titles. */
export function titleRecords(service: string, source: SourceId, said: readonly SaidTitle[]): Buffer[] {
  const records: Buffer[] = []
  for (let first = 0; first < said.length; first += mostRows) {
    const part = said.slice(first, first + mostRows)
    const rows = part.map(({ fact, at }) => `${JSON.stringify([service, source, id(fact.content), at, JSON.stringify(fact)])}\n`)
    records.push(encodeRecord('titles', part.length, '', rows.join('')))
  }
  return records
}
