import { joiningWords } from './label-words.js'
import { type SeasonWords, seasonWords } from './season-words.js'

/** What a number in words is worth, by its key. */
type Numbers = ReadonlyMap<string, number>

/** How words are compared: capitals, accents, hyphens and spaces aside. The ring of å is none: `åttende` is 8th, `attende` 18th. */
const wordKey = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])[\u0300-\u0309\u030B-\u036F]+/g, '')
    .replaceAll('ı', 'i')
    .replace(/[\s-]+/g, '')
    .normalize('NFC')

const numbersOf = ({ cardinals = [], ordinals = [] }: SeasonWords): [word: string, value: number][] =>
  [cardinals, ordinals].flatMap(numbers => numbers.flatMap((forms, at) => forms.map((form): [string, number] => [wordKey(form), at + 1])))

/**
 * The numbers of the languages that have a word for a season, by that word: each with its own, as "Part Due" is no second part. Words are looked
 * up, not spelled out in an expression: one with all of them is too long to be compiled well.
 */
export function numbersByWord(words: (language: SeasonWords) => readonly string[]): ReadonlyMap<string, Numbers> {
  const found = new Map<string, Map<string, number>>()
  for (const language of seasonWords) {
    const numbers = numbersOf(language)
    if (numbers.length === 0) continue
    for (const word of words(language)) {
      const key = word.normalize('NFC').toLowerCase()
      found.set(key, new Map([...(found.get(key) ?? []), ...numbers]))
    }
  }
  return found
}

const joining = new Set(joiningWords)
const longest = 3

/** `Season Twenty One: …`: the number behind the word. Undefined if it is none, part of another word (`Six-Pack`), or one of several (`One and Two`). */
export function numberAfter(text: string, numbers: ReadonlyMap<string, Numbers>): number | undefined {
  const [word = '', ...parts] = text.split(/([\s-])/)
  const known = numbers.get(word.toLowerCase())
  // Every other part is what stands between.
  const tokens = parts.filter((_, at) => at % 2 === 1)
  for (let length = Math.min(longest, tokens.length); known && length > 0; length--) {
    const value = known.get(wordKey(tokens.slice(0, length).join('')))
    if (value === undefined) continue
    const [next, after] = [tokens[length], tokens[length + 1]]
    const several = next !== undefined && after !== undefined && joining.has(next.toLowerCase()) && known.has(wordKey(after))
    return several || parts[length * 2] === '-' ? undefined : value
  }
  return undefined
}

/** `Segunda temporada`: the number before the word. `alone`: with nothing before it. */
export function numberBefore(text: string, numbers: ReadonlyMap<string, Numbers>, { alone = false } = {}): number | undefined {
  const tokens = text.split(/[\s-]/)
  const known = numbers.get(tokens.pop()!.toLowerCase())
  const from = alone ? tokens.length : Math.min(longest, tokens.length)
  for (let length = from; known && length >= (alone ? tokens.length : 1); length--) {
    const value = known.get(wordKey(tokens.slice(-length).join('')))
    if (value !== undefined) return value
  }
  return undefined
}

/** The longest first, as a long number may end as a short one does. */
const all = seasonWords.flatMap(numbersOf).sort(([one], [other]) => other.length - one.length)

/** Where nothing stands between the word and its number: `セカンドシーズン`, `ซีซั่นสอง`. */
export function closeNumber(text: string): number | undefined {
  const key = wordKey(text)
  return all.find(([word]) => key.startsWith(word) || key.endsWith(word))?.[1]
}

const known = new Set(all.map(([word]) => word))

/** Whether a word is a number in any language of the table. */
export const isNumberWord = (word: string): boolean => known.has(wordKey(word))
