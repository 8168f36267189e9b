import type { TitleFact } from '../title-fact.js'

/** `Show: Season 2: Name`, with Part, Volume, Chapter… for Season; and `Show: Limited Series: Name`. */
const labelled = /^(.+?): (?:(?:Season|Part|Volume|Chapter|Series|Book|Collection) (\d{1,4})|Limited Series|Mini-?series)(?:: (.+))?$/i
/** `Show: Show 2: Name`. */
const repeated = /^(.+?): \1 (\d{1,4}): (.+)$/

/**
 * What a title in the export says of series, season and episode. The episode’s number is there only when its name has it; else it is 0, not
 * known. A title without a season is a film; one that may be either, having three parts and no season, says nothing.
 */
export function readTitle(text: string, content: string): TitleFact | undefined {
  const parts = labelled.exec(text) ?? repeated.exec(text)
  if (parts) {
    const [, title = '', season, name] = parts
    return {
      content,
      title,
      season: Number(season ?? 1),
      episode: Number(/(?:^|\()Episode (\d{1,4})\)?$/i.exec(name ?? '')?.[1] ?? 0),
      name: name ?? title,
    }
  }
  return text.split(': ').length > 2 ? undefined : { content, title: text, season: 0, episode: 0, name: text }
}
