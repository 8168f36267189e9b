/** Names of languages in English and their codes, as the runtime knows them. */
let codes: Map<string, string> | undefined

/** `English` → `en`; a code stays one, and what is not known stays as it is. */
export function languageCode(language: string): string {
  codes ??= new Map(twoLetters().flatMap(code => (names.of(code) ? [[names.of(code)!.toLowerCase(), code] as const] : [])))
  return codes.get(language.trim().toLowerCase()) ?? language.trim()
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const letters = [...'abcdefghijklmnopqrstuvwxyz']
/** Every two-letter code that is not a retired one's (`iw` is `he` now). */
const twoLetters = (): string[] =>
  letters.flatMap(first => letters.map(second => first + second)).filter(code => Intl.getCanonicalLocales(code)[0] === code)
