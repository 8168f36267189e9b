/**
 * The text of a JSON value. Of a name in several languages, be it a list of texts that say their language or a map by language, it is the
 * English one, which published lists use; else the one without a language, else the first.
 */
export function textIn(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return textIn(chosen(value))
  if (typeof value !== 'object') return String(value).trim()
  const thing = value as Record<string, unknown>
  // A PropertyValue, a Language, a text with its language: what it says is its value or name.
  const said = thing['@value'] ?? thing['value'] ?? thing['alternateName'] ?? thing['name']
  if (said !== undefined) return textIn(said)
  const languages = languageMap(thing)
  return languages ? textIn(languages) : JSON.stringify(value)
}

/** The languages that a name is given in; empty for a name that is one text. */
export function languagesOf(value: unknown): string[] {
  const texts = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? languageMap(value as Record<string, unknown>)
      : undefined
  const found = (texts ?? []).map(languageOf).filter(language => language !== '')
  return found.length > 1 ? found : []
}

const languageOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as Record<string, unknown>)['@language'] ?? '') : ''

function chosen(values: readonly unknown[]): unknown {
  return (
    values.find(value => /^en(-|$)/i.test(languageOf(value))) ??
    values.find(value => typeof value === 'string' && value.trim() !== '') ??
    values.find(value => value !== null && languageOf(value) === '') ??
    values[0]
  )
}

/** `{ "en": "Money Heist", "es": "La casa de papel" }` as texts with their languages; undefined for any other object. */
function languageMap(value: Record<string, unknown>): { '@language': string; '@value': unknown }[] | undefined {
  const entries = Object.entries(value)
  const map =
    entries.length > 0 && entries.every(([name, text]) => /^(@none|[a-z]{2,3}(-[a-z0-9]{2,8})*)$/i.test(name) && typeof text === 'string')
  return map ? entries.map(([name, text]) => ({ '@language': name === '@none' ? '' : name, '@value': text })) : undefined
}
