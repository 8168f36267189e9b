import { nameKey, namesUnreadSeason } from '@sweeps/model'
import type { PublishedLine } from './published-line.js'

type Named = Pick<PublishedLine, 'name' | 'titleName' | 'season'>

/** Whether a published name evidently names a season, or several, that could not be read: `Oz: Seasons 1-3`. It has none until somebody settles it. */
export const isUnreadSeason = ({ name, titleName, season }: Named): boolean =>
  season === 0 && namesUnreadSeason(name.split(' // ')[0]!.trim(), titleName)

/** What an import says of such names. */
export function unreadSeasons(lines: readonly Named[]): string[] {
  const names = new Map(lines.filter(isUnreadSeason).map(({ name }) => [nameKey(name), name]))
  return [...names.values()].map(name => `${name}: which season that is cannot be read, so it has none: settle it with sweeps match`)
}
