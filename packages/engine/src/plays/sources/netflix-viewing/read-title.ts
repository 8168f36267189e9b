import { cutLabel, isLimited, namedSeason } from '@sweeps/model'
import type { TitleFact } from '../title-fact.js'

/** `Show: Season 2: Name`, with Part, Volume, Chapter… for Season; and `Show: Limited Series: Name`. */
const labelled = /^(.+?): (?:(?:Season|Part|Volume|Chapter|Series|Book|Collection) (\d{1,4})|Limited Series|Mini-?series)(?:: (.+))?$/i
/** `Show: Show 2: Name`. */
const repeated = /^(.+?): \1 (\d{1,4}): (.+)$/

/** An episode that has no name of its own, as an export in each language numbers it: `Episode 3`, `Folge 3`, `3. Bölüm`, `第3話`. */
const wordsOfEpisode = [
  ...['Episode', 'Épisode', 'Folge', 'Episodio', 'Episódio', 'Capítulo', 'Puntata', 'Aflevering', 'Afsnit', 'Avsnitt', 'Jakso', 'Odcinek'],
  ...[
    'Epizoda',
    'Epizód',
    'Episodul',
    'Επεισόδιο',
    'Серия',
    'Эпизод',
    'Серія',
    'Епізод',
    'Tập',
    'פרק',
    'الحلقة',
    'エピソード',
    '에피소드',
    'ตอนที่',
  ],
].join('|')
const numbered = [
  new RegExp(`(?:^|\\()(?:${wordsOfEpisode})\\s?(\\d{1,4})\\)?$`, 'iu'),
  /^(\d{1,4})\. (?:Bölüm|rész|epizód|díl|epizoda)$/iu,
  /^第\s?(\d{1,4})\s?[話话集]$/u,
  /^(\d{1,4})화$/u,
]

/**
 * What a title in the export says of series, season and episode, in the language of who watched. The episode’s number is there only when its name
 * has it; else it is 0, not known. A title without a season is a film; one that may be either, having three parts and no season, says nothing.
 */
export function readTitle(text: string, content: string): TitleFact | undefined {
  const parts = labelled.exec(text) ?? repeated.exec(text)
  if (parts) {
    const [, title = '', season, name] = parts
    return { content, title, season: Number(season ?? 1), episode: episodeOf(name ?? ''), name: name ?? title }
  }
  return (
    inOtherWords(text, content) ?? (text.split(': ').length > 2 ? undefined : { content, title: text, season: 0, episode: 0, name: text })
  )
}

/** `Haus des Geldes: Teil 3: Folge 2`. What no episode follows may be a film: `Das Boot: Teil 2`. */
function inOtherWords(text: string, content: string): TitleFact | undefined {
  const { show, label } = cutLabel(text)
  const [, named, name] = /^(.+?)\s*[:：]\s+(.+)$/u.exec(label) ?? []
  if (named === undefined || name === undefined) return undefined
  const season = namedSeason(named) ?? (isLimited(named) ? 1 : undefined)
  return season === undefined ? undefined : { content, title: show, season, episode: episodeOf(name), name }
}

const episodeOf = (name: string): number => Number(numbered.map(pattern => pattern.exec(name)?.[1]).find(Boolean) ?? 0)
