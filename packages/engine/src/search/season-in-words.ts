/** What stands before a number of a season, or what it begins with. */
const form = /[\s,:]+(?:(?:season|series|part|volume|s)\s*)?(\d{1,3})$/i

/** A title and a number of a season, as somebody writes them: `fauda 2`, `fauda s2`, `Fauda: Season 2`. Undefined where no number stands at the end. */
export function seasonInWords(words: string): { title: string; season: number } | undefined {
  const match = form.exec(words.trim())
  return match ? { title: words.trim().slice(0, match.index), season: Number(match[1]) } : undefined
}
