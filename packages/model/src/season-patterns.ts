import { chineseValue, digitsValue, romanValue } from './numerals.js'
import { countedParts, countedSeasons, type SeasonWords, seasonWords } from './season-words.js'

/** A way of naming a season, and how its number is read. */
export interface SeasonPattern {
  /** With one group: the number. */
  anywhere: RegExp
  /** The same where a label begins with it. */
  atStart: RegExp
  value: (number: string) => number | undefined
}

// A word of a script with spaces stands alone; words of Chinese, Japanese, Korean and Thai may stand behind any other.
const unspaced = /[\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u
const end = '(?![\\p{L}\\p{M}])'
const digits = '(\\p{Nd}{1,4})(?!\\p{Nd})'
const lead = '^[\\s:：,.(（–—-]*'

const anyOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((one, other) => other.length - one.length)
    .map(word => word.normalize('NFC').replace(/[.\\^$*+?()[\]{}|]/g, '\\$&'))
    .join('|')

function pattern(body: string, flags: string, value: SeasonPattern['value'], { within = false, first = false } = {}): SeasonPattern {
  const before = within ? '' : '(?<![\\p{L}\\p{M}\\p{N}])'
  return {
    anywhere: new RegExp(first ? `${lead}${body}` : `${before}${body}`, flags),
    atStart: new RegExp(`^${body}`, flags),
    value,
  }
}

/** In any sensible case, for what is matched beside capitals that matter. */
const inCases = (words: readonly string[]): string[] =>
  words.flatMap(word => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])

/** `Season 2`, `Part II`, `Temporada dos`: the word, then its number. */
function wordFirst(words: (language: SeasonWords) => readonly string[], { first = false } = {}): SeasonPattern[] {
  const all = seasonWords.flatMap(language => words(language))
  const patterns = [all.filter(word => !unspaced.test(word)), all.filter(word => unspaced.test(word))].flatMap((some, within) =>
    some.length === 0
      ? []
      : [
          pattern(`(?:${anyOf(some)})\\s?[:#№-]?\\s*(?:no\\.?\\s?)?${digits}`, 'iu', digitsValue, { within: within === 1, first }),
          pattern(`(?:${anyOf(inCases(some))})\\s*([IVX]{1,6}|[Ⅰ-Ⅻ])(?![\\p{L}\\p{M}\\p{N}])`, 'u', romanValue, {
            within: within === 1,
            first,
          }),
        ],
  )
  // One expression for all languages, each with its own numbers: "Part Due" is no second part.
  const named = seasonWords.flatMap(language => {
    const numbers = [...(language.cardinals ?? []), ...(language.ordinals ?? [])].flat()
    return numbers.length > 0 && words(language).length > 0 ? [`(?:${anyOf(words(language))})\\s+(?:${anyOf(numbers)})${end}`] : []
  })
  return named.length > 0
    ? [...patterns, pattern(`(${named.join('|')})`, 'iu', text => numberInWords(text.split(/\s+/).at(-1)!), { first })]
    : patterns
}

/** `2nd season`, `3. Sezon`, `Segunda temporada`, `第2期`: the number, then the word. */
function numberFirst(words: (language: SeasonWords) => readonly string[], counted: readonly string[]): SeasonPattern[] {
  const some = seasonWords.filter(language => words(language).length > 0)
  const numbered = some.flatMap(({ ordinal, ...language }) =>
    ordinal ? [`(?:${anyOf(ordinal)})\\s?(?:${anyOf(words(language))})${end}`] : [],
  )
  const named = some.flatMap(({ ordinals = [], ...language }) =>
    ordinals.length > 0 ? [`(?:${anyOf(ordinals.flat())})\\s*(?:${anyOf(words(language))})`] : [],
  )
  return [
    pattern(`(\\p{Nd}{1,3})(?:${numbered.join('|')})`, 'iu', digitsValue),
    pattern(`(${named.join('|')})`, 'iu', numberInWords),
    pattern(`第\\s*(\\p{Nd}{1,3})\\s*(?:${anyOf(counted)})`, 'u', digitsValue, { within: true }),
    pattern(`第\\s*([一二三四五六七八九十]{1,3})\\s*(?:${anyOf(counted)})`, 'u', chineseValue, { within: true }),
    pattern(`(\\p{Nd}{1,3})(?:st|nd|rd|th)?(?:${anyOf(counted)})${end}`, 'iu', digitsValue),
  ]
}

/** What a text that begins with a number in words is worth. */
function numberInWords(text: string): number | undefined {
  const small = text.normalize('NFC').toLowerCase()
  let best: { length: number; value: number } | undefined
  for (const { cardinals = [], ordinals = [] } of seasonWords)
    for (const numbers of [cardinals, ordinals])
      for (const [at, forms] of numbers.entries())
        for (const form of forms)
          if (small.startsWith(form) && form.length > (best?.length ?? 0)) best = { length: form.length, value: at + 1 }
  return best?.value
}

/** In the order in which they decide. A word before its number first, as `24 Season 3` is no 24th season. */
export const seasonPatterns: readonly (readonly SeasonPattern[])[] = [
  [...wordFirst(({ season }) => season), pattern(`S ?${digits}`, 'u', digitsValue)],
  numberFirst(({ season }) => season, countedSeasons),
]
export const partPatterns: readonly (readonly SeasonPattern[])[] = [
  [...wordFirst(({ part }) => part), ...wordFirst(({ first = [] }) => first, { first: true })],
  numberFirst(({ part }) => part, countedParts),
]
