import { countedParts, countedSeasons, joiningWords } from './label-words.js'
import { closeNumber, numberAfter, numberBefore, numbersByWord } from './number-words.js'
import { chineseValue, digitsValue, romanValue } from './numerals.js'
import { type SeasonWords, seasonWords } from './season-words.js'

/** A way of naming a season, and how its number is read. */
export interface SeasonPattern {
  /** With one group: the number. */
  anywhere: RegExp
  /** The same where a label begins with it. */
  atStart: RegExp
  value: (number: string) => number | undefined
  /** The same where a label begins with it, if that is another. */
  startValue?: (number: string) => number | undefined
}

// A word of a script with spaces stands alone; words of Chinese, Japanese, Korean and Thai may stand behind any other.
export const unspaced = /[\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u
const oneWord = "[\\p{L}\\p{M}'ʼ]+"
const end = '(?![\\p{L}\\p{M}])'
const digits = '(\\p{Nd}{1,4})(?!\\p{Nd})'
const lead = '^[\\s:：,.(（–—-]*'

export const anyOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((one, other) => other.length - one.length)
    .map(word => word.normalize('NFC').replace(/[.\\^$*+?()[\]{}|]/g, '\\$&'))
    .join('|')

const joins = `(?:\\s?[-–—/&+~,]\\s?|\\s?(?:${anyOf(joiningWords.filter(word => unspaced.test(word)))})\\s?|\\s(?:${anyOf(joiningWords.filter(word => !unspaced.test(word)))})\\s)`
/** `Season 1-3` and `Season 3.5` are no single season; `Season 3.0` is, and so is one that words or a year follow (`Season 2 - 24 Hours`). */
const single = `(?!${joins}S?\\p{Nd}{1,2}(?!\\p{Nd}|\\s*\\p{L}))(?![.,٫]0*(?!0)\\p{Nd})`
const singleRoman = '(?!\\s?[-–—/&+,]\\s?[IVXⅠ-Ⅻ]+(?![\\p{L}\\p{M}\\p{N}]))'
/** The same where the number stands before its word: `1.-3. Staffel`. */
const noneBefore = `(?<!\\p{Nd}\\.?(?:${joins}|[.,٫]))`

function pattern(body: string, flags: string, value: SeasonPattern['value'], { within = false, first = false } = {}): SeasonPattern {
  const before = within ? '' : '(?<![\\p{L}\\p{M}\\p{N}])'
  // Made when it is needed: these take longer to make than everything else of a command that needs none.
  let [anywhere, atStart]: (RegExp | undefined)[] = []
  return {
    get anywhere() {
      anywhere ??= new RegExp(first ? `${lead}${body}` : `${before}${body}`, flags)
      return anywhere
    },
    get atStart() {
      atStart ??= new RegExp(`^${body}`, flags)
      return atStart
    },
    value,
  }
}

/** In any sensible case, for what is matched beside capitals that matter. */
export const inCases = (words: readonly string[]): string[] =>
  words.flatMap(word => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])

/** `Season 2`, `Part II`, `Temporada dos`: the word, then its number. */
function wordFirst(words: (language: SeasonWords) => readonly string[], { first = false } = {}): SeasonPattern[] {
  const all = seasonWords.flatMap(language => words(language))
  const patterns = [all.filter(word => !unspaced.test(word)), all.filter(word => unspaced.test(word))].flatMap((some, within) =>
    some.length === 0
      ? []
      : [
          pattern(`(?:${anyOf(some)})\\s?[:#№-]?\\s*(?:no\\.?\\s?)?(?:(?:${anyOf(between)})\\s?)?${digits}${single}`, 'iu', digitsValue, {
            within: within === 1,
            first,
          }),
          pattern(`(?:${anyOf(inCases(some))})\\s*([IVX]{1,6}|[Ⅰ-Ⅻ])(?![\\p{L}\\p{M}\\p{N}])${singleRoman}`, 'u', romanValue, {
            within: within === 1,
            first,
          }),
        ],
  )
  return [...patterns, ...inWords(words, { first })]
}

/** `Temporada dos`, `Seizoen twee`, `ซีซั่นสอง`. */
function inWords(words: (language: SeasonWords) => readonly string[], { first }: { first: boolean }): SeasonPattern[] {
  const numbers = numbersByWord(words)
  const known = [...numbers.keys()].filter(word => !unspaced.test(word))
  const close = closeNumbers(words, (own, forms) => `(?:${own})\\s*(?:(?:${anyOf(between)})\\s?)?(?:${forms})${end}`)
  return [
    ...(known.length > 0
      ? [pattern(`((?:${anyOf(known)})(?:[\\s-]${oneWord}){1,4})${end}`, 'iu', text => numberAfter(text, numbers), { first })]
      : []),
    ...(close === '' ? [] : [pattern(`(${close})`, 'iu', text => closeNumber(text), { within: true, first })]),
  ]
}

const between = seasonWords.flatMap(language => language.between ?? [])

/** Of languages that write without spaces, all ways in which a word and a number in words stand together. */
function closeNumbers(words: (language: SeasonWords) => readonly string[], together: (own: string, forms: string) => string): string {
  return seasonWords
    .flatMap(language => {
      const own = words(language).filter(word => unspaced.test(word))
      const forms = [...(language.cardinals ?? []), ...(language.ordinals ?? [])].flat()
      return own.length > 0 && forms.length > 0 ? [together(anyOf(own), anyOf(forms).replaceAll(' ', '\\s?'))] : []
    })
    .join('|')
}

/** `2nd season`, `3. Sezon`, `Segunda temporada`, `第2期`: the number, then the word. */
function numberFirst(words: (language: SeasonWords) => readonly string[], counted: readonly string[]): SeasonPattern[] {
  const some = seasonWords.filter(language => words(language).length > 0)
  const numbered = some.flatMap(({ ordinal, ...language }) =>
    ordinal ? [`(?:${anyOf(ordinal)})\\s?(?:${anyOf(words(language))})${end}`] : [],
  )
  const numbers = numbersByWord(words)
  const known = [...numbers.keys()].filter(word => !unspaced.test(word))
  const close = closeNumbers(words, (own, forms) => `(?:${forms})\\s*(?:${own})`)
  const spaced = (of: readonly SeasonWords[]) => anyOf(inCases(of.flatMap(words).filter(word => !unspaced.test(word))))
  const english = some.filter(({ language }) => language === 'en')
  const others = some.filter(({ language }) => language !== 'en')
  return [
    pattern(`${noneBefore}(\\p{Nd}{1,3})(?:${numbered.join('|')})`, 'iu', digitsValue),
    Object.assign(
      pattern(`((?:${oneWord}[\\s-]){1,3}(?:${anyOf(known)}))${end}`, 'iu', text => numberBefore(text, numbers)),
      // A label begins with the number, not with other words before it.
      { startValue: (text: string) => numberBefore(text, numbers, { alone: true }) },
    ),
    pattern(`(${close})`, 'iu', closeNumber),
    // `II sezon`, `III. Staffel`; one letter before an English word may be a name (`X Series`).
    pattern(`([IVX]{1,6}|[Ⅰ-Ⅻ])\\.?\\s(?:${spaced(others)})${end}`, 'u', romanValue, { first: true }),
    pattern(`([IVX]{2,6}|[Ⅱ-Ⅻ])\\.?\\s(?:${spaced(english)})${end}`, 'u', romanValue, { first: true }),
    pattern(`第\\s*(\\p{Nd}{1,3})\\s*(?:${anyOf(counted)})`, 'u', digitsValue, { within: true }),
    pattern(`第\\s*([一二三四五六七八九十壱壹弐貳贰参參叁拾]{1,3})\\s*(?:${anyOf(counted)})`, 'u', chineseValue, { within: true }),
    pattern(`${noneBefore}(\\p{Nd}{1,3})(?:st|nd|rd|th)?(?:${anyOf(counted)})${end}`, 'iu', digitsValue),
  ]
}

/** In the order in which they decide. A word before its number first, as `24 Season 3` is no 24th season. */
export const seasonPatterns: readonly (readonly SeasonPattern[])[] = [
  [...wordFirst(({ season }) => season), pattern(`(?<!S ?\\p{Nd}{1,3}${joins})S ?${digits}${single}`, 'u', digitsValue)],
  numberFirst(({ season }) => season, countedSeasons),
]
export const partPatterns: readonly (readonly SeasonPattern[])[] = [
  [...wordFirst(({ part }) => part), ...wordFirst(({ first = [] }) => first, { first: true })],
  numberFirst(({ part }) => part, countedParts),
]
