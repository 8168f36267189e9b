import type { KnownTitle } from '@sweeps/model'
import MiniSearch, { type SearchOptions } from 'minisearch'
import { yielding } from '../yield-if-due.js'
import { isCommon, plainWords, tellingWords } from './plain-words.js'

/** A title with all that it is called. */
export interface NamedTitle extends KnownTitle {
  names: readonly string[]
}

export interface FoundTitle {
  title: NamedTitle
  /** Of its names the one that fits best. */
  called: string
}

/** A name, by its words put together, as some write them: `hitandrun`; and its title's place. */
type Spelled = readonly [plain: string, at: number, name: string]

/** So many that fit are looked at closer, to find those that fit best. */
const closer = 400
/** More words than any name has make a question slow, not clear. */
const mostWords = 8
/** Of names that begin with a letter or two, so many are looked at: none is likelier than another. */
const mostBegun = 1000

/**
 * Titles by any of their names, in memory: words by how they begin, without accents, with typing errors. It is made once and never changes;
 * of what is new another is made.
 */
export class TitleSearch {
  /** By name, as a reader looks for them. */
  readonly titles: readonly NamedTitle[]
  readonly #spelled: readonly Spelled[]
  readonly #index: MiniSearch

  private constructor(titles: readonly NamedTitle[], spelled: readonly Spelled[], index: MiniSearch) {
    this.titles = titles
    this.#spelled = spelled
    this.#index = index
  }

  /** Takes a second for a hundred thousand titles, during which others have their turn. */
  static async of(found: readonly NamedTitle[]): Promise<TitleSearch> {
    const index = new MiniSearch({
      fields: ['names'],
      tokenize: tellingWords,
      // They are plain already.
      processTerm: term => term,
    })
    const yieldIfDue = yielding()
    const byName = new Intl.Collator('en', { numeric: true })
    // As words are read: a name in quotes stands where its first word belongs.
    const inWords = new Map(found.map(title => [title, plainWords(title.name).join(' ')]))
    const titles = [...found].sort(
      (one, other) => byName.compare(inWords.get(one)!, inWords.get(other)!) || (one.title < other.title ? -1 : 1),
    )
    const spelled: Spelled[] = []
    for (const [id, { title, name, names }] of titles.entries()) {
      const all = [...new Set([name, ...names, title])]
      for (const one of all) {
        const plain = joinedWords(one)
        if (plain) spelled.push([plain, id, one === title ? name : one])
      }
      index.add({ id, names: all.join(' ') })
      await yieldIfDue()
    }
    spelled.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    return new TitleSearch(titles, spelled, index)
  }

  /** Titles that are called so, the likeliest first; `nearly` when none is written so and these are spelled nearly so. */
  find(words: string, limit: number): { found: FoundTitle[]; nearly: boolean } {
    const plain = joinedWords(words)
    if (plain === '') return { found: [], nearly: false }
    const begun = this.#beginningWith(plain, limit)
    // A letter or two begin thousands of words, of which none is likelier than another.
    if (begun.length >= limit || plain.length < 3 || isCommon(plain)) return { found: begun, nearly: false }
    const telling = tellingWords(words).slice(0, mostWords)
    const exact = this.#ranked(telling, begun, asWritten)
    if (exact.length > 0) return { found: exact.slice(0, limit), nearly: false }
    for (const attempt of attempts) {
      const found = attempt(telling, (words, options) => this.#ranked(words, [], options))
      if (found.length > 0) return { found: found.slice(0, limit), nearly: true }
    }
    return { found: [], nearly: false }
  }

  /** Titles of which a name begins with the words as they stand: those called just so first, then by the length of the name. */
  #beginningWith(plain: string, limit: number): FoundTitle[] {
    const from = firstNotBefore(this.#spelled, plain)
    const found = new Map<number, Spelled>()
    for (let at = from; at < from + mostBegun && this.#spelled[at]?.[0].startsWith(plain); at++) {
      const spelled = this.#spelled[at]!
      const known = found.get(spelled[1])
      if (!known || spelled[0].length < known[0].length) found.set(spelled[1], spelled)
    }
    return [...found.values()]
      .sort((one, other) => one[0].length - other[0].length || this.#own(other[1]) - this.#own(one[1]) || one[1] - other[1])
      .slice(0, limit)
      .map(([, at, called]) => ({ title: this.titles[at]!, called }))
  }

  #ranked(words: readonly string[], first: readonly FoundTitle[], options: SearchOptions): FoundTitle[] {
    const known = new Set(first.map(({ title }) => title))
    const more = this.#index
      .search(words.join(' '), options)
      .slice(0, closer)
      .map(({ id, score, terms }) => ({ title: this.titles[id as number]!, score, terms }))
      .filter(({ title }) => !known.has(title))
      .sort((one, other) => other.score - one.score || Number(other.title.own) - Number(one.title.own))
    return [...first, ...more.map(({ title, terms }) => ({ title, called: nameWith(terms, title) }))]
  }

  #own(at: number): number {
    return Number(this.titles[at]!.own)
  }
}

/** All of the words, of which the last may be on its way. */
const asWritten: SearchOptions = { prefix: (_term, at, terms) => at === terms.length - 1, combineWith: 'AND' }

/** Words as they may have been meant: of so many letters so many may be wrong. */
const misspelled = (errors: (letters: number) => number): SearchOptions => ({ ...asWritten, fuzzy: term => errors(term.length) || false })

type Attempt = (wanted: readonly string[], ranked: (words: readonly string[], options: SearchOptions) => FoundTitle[]) => FoundTitle[]

/** What is tried, one after the other, where nothing is written as it was asked for: a letter that is wrong, two, a word too many. */
const attempts: readonly Attempt[] = [
  (wanted, ranked) =>
    ranked(
      wanted,
      misspelled(letters => (letters < 4 ? 0 : letters < 7 ? 1 : 2)),
    ),
  // Two letters the wrong way round are two that are wrong: of three letters, only where another word tells what is meant.
  (wanted, ranked) =>
    ranked(
      wanted,
      misspelled(letters => (letters > 3 ? 2 : letters < 3 ? 0 : wanted.length > 1 ? 2 : 1)),
    ),
  (wanted, ranked) =>
    wanted.length < 2
      ? []
      : (wanted.map((_, without) => ranked(wanted.toSpliced(without, 1), asWritten)).find(found => found.length > 0) ?? []),
]

const joinedWords = (text: string): string => plainWords(text).join('')

/** The name that has most of what was found; the usual one where none has more. */
function nameWith(terms: readonly string[], { name, names }: NamedTitle): string {
  const has = (one: string): number => {
    const words = new Set(plainWords(one))
    return terms.filter(term => words.has(term)).length
  }
  return names.reduce((best, one) => (has(one) > has(best) ? one : best), name)
}

function firstNotBefore(spelled: readonly Spelled[], plain: string): number {
  let low = 0
  let high = spelled.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spelled[middle]![0] < plain) low = middle + 1
    else high = middle
  }
  return low
}
