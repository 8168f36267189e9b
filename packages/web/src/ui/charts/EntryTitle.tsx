import type { ChartEntry } from '@sweeps/model'

/** What an entry is called, with the season where the name does not say it. */
export function EntryTitle({ entry }: { entry: ChartEntry }) {
  const name = entry.name ?? entry.title ?? ''
  const season = entry.season !== null && !namesItsSeason(name, entry.season)
  return (
    <>
      <bdi>{name}</bdi>
      {season && <span className="season">; season {entry.season}</span>}
    </>
  )
}

const seasonWord =
  /(?:^|[^\p{L}])(?:season|part|volume|vol\.|chapter|series|limited|book|collection|staffel|teil|temporada|saison|stagione|parte|partie|sezon|s[æä]song?|sesong|kausi|seizoen|сезон|часть)(?![\p{L}])|シーズン|시즌|第.{1,3}[期季部]/iu

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/**
 * Many sources print the season in the name already (`Money Heist: Part 5`, `Stranger Things 4`, `Barbarians: II`): then it is not said twice.
 * A first season that the name does not say may be a guess: it is not said at all.
 */
export const namesItsSeason = (name: string, season: number): boolean =>
  season === 1 || seasonWord.test(name) || name.endsWith(` ${season}`) || name.endsWith(` ${roman[season] ?? season}`)
