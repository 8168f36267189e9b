import { cutLabel, nameKey, seasonNumber } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import type { PublishedLine } from '../published-line.js'
import type { EngagementRow } from './engagement-row.js'
import { numberedSeasons } from './numbered-seasons.js'
import { tellReportsApart } from './tell-reports-apart.js'

const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / 86_400_000

/**
 * Lines of engagement reports, without the titles' ids: see `engagementTitles`.
 *
 * What the report says of a line beside its audience is a figure too, so that a list is still written, compared and replaced as one:
 * `hours`; `views` and `runtime_hours` where printed; `available_globally` 1 or 0; `released_day`, where it is given, in days
 * since 1970-01-01.
 */
export function engagementLines(rows: readonly EngagementRow[]): PublishedLine[] {
  const lists = groupBy(rows, ({ list, period }) => `${period.from} ${list}`)
  return [...lists.values()].flatMap(list => list.map(lineOf))
}

function lineOf(row: EngagementRow, at: number): PublishedLine {
  return {
    list: row.list,
    week: row.period.from,
    end: row.period.to,
    line: at + 1,
    rank: 0,
    title: '',
    titleName: '',
    season: 0,
    name: row.name,
    service: 'Netflix',
    weeks: 0,
    address: '',
    note: row.starred ? 'The report prints * beside the runtime.' : '',
    figures: {
      hours: row.hours,
      ...(row.views !== null && { views: row.views }),
      ...(row.runtimeMinutes !== null && { runtime_hours: row.runtimeMinutes / 60 }),
      available_globally: row.everywhere ? 1 : 0,
      ...(row.released !== null && { released_day: dayNumber(row.released) }),
    },
  }
}

/**
 * The same lines with title, season and id. A season is of the title before its label, `The Glory: Season 1`, or before the number it ends
 * in where the title itself is a series too (`Stranger Things 2`); a name after ` // ` is another spelling and says nothing about the title.
 * In the list of all, what has no label may be a film, and what another report lists among films is one: its season is 0.
 *
 * Give it the whole history: what a line is called in one report may say what it is in another. `stored` are the lines that have ids already.
 */
export function engagementTitles(lines: readonly PublishedLine[], stored: readonly PublishedLine[] = []): PublishedLine[] {
  const namesOf = (wanted: string) => new Set(lines.filter(({ list }) => list === wanted).map(({ name }) => nameKey(name)))
  const [films, shows] = [namesOf('movies'), namesOf('shows')]
  const kindOf = ({ list, name }: PublishedLine): 'movies' | 'shows' | 'all' => {
    if (list === 'movies' || list === 'shows') return list
    const key = nameKey(name)
    return shows.has(key) ? 'shows' : films.has(key) ? 'movies' : 'all'
  }
  const numbered = numberedSeasons(lines)
  const placed = lines.map(line => ({ ...line, ...placeOf(line.name, kindOf(line), line.list, numbered) }))
  const titles = tellReportsApart(placed, stored)
  return placed.map(line => ({ ...line, title: titles.get(line)! }))
}

function placeOf(
  published: string,
  kind: 'movies' | 'shows' | 'all',
  list: string,
  numbered: ReturnType<typeof numberedSeasons>,
): { titleName: string; season: number } {
  const name = published.split(' // ')[0]!.trim()
  const film = { titleName: name, season: 0 }
  if (kind === 'movies') return film
  const found = numbered(name)
  if (found) return { titleName: found.show, season: found.season }
  const { show, label } = cutLabel(name)
  if (list === 'all' && label === '') return film
  // Films number their parts in words and Roman numerals (`The Godfather: Part II`): among all, that alone makes no series.
  if (kind === 'all' && filmPart.test(label)) return film
  return { titleName: show, season: seasonNumber(name, show) }
}

const filmPart = /^(?:part|volume|vol\.?|chapter|book)\s+(?!\p{Nd})/iu
