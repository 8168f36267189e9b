const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const letters = [...'abcdefghijklmnopqrstuvwxyz']
/** Every two-letter code that is not a retired one's (`iw` is `he` now). */
const twoLetters = (): string[] =>
  letters.flatMap(first => letters.map(second => first + second)).filter(code => Intl.getCanonicalLocales(code)[0] === code)

/** Reads the languages of a file: `English` → `en`, by the names the runtime knows; a code stays one, and so does what is not known. */
export function languageCodes(): (language: string) => string {
  const codes = new Map(twoLetters().flatMap(code => (names.of(code) ? [[names.of(code)!.toLowerCase(), code] as const] : [])))
  return language => codes.get(language.trim().toLowerCase()) ?? language.trim()
}
