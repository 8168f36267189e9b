import { type CatalogueRow, contentKey } from './catalogue-row.js'
import { placeName } from './place.js'

const mostNamed = 20
const minute = 60_000

/**
 * What looks odd in rows that are read, beside those that are kept: each may be meant, so it is said and let by. `lastEpisodes`: of files of
 * several episodes the last, by content, as a row is of the first.
 */
export function oddities(
  rows: readonly CatalogueRow[],
  stored: readonly CatalogueRow[],
  lastEpisodes: ReadonlyMap<string, number> = new Map(),
): string[] {
  const all = [...stored, ...rows]
  const titles = new Set(rows.map(row => row.title))
  const odd = [
    ...mixedKinds(all, titles),
    ...twoNames(all, titles),
    ...sharedEpisodes(all, titles),
    ...missingNumbers(all, titles, lastEpisodes),
    ...runtimes(rows),
  ]
  return odd.length > mostNamed ? [...odd.slice(0, mostNamed), `and ${odd.length - mostNamed} more of this sort`] : odd
}

function mixedKinds(rows: readonly CatalogueRow[], titles: ReadonlySet<string>): string[] {
  const kinds = groups(
    rows,
    titles,
    row => row.title,
    row => row.kind,
  )
  return [...kinds]
    .filter(([, found]) => found.size > 1)
    .map(([title]) => `${title} is both a film and a series: their figures are added up`)
}

function twoNames(rows: readonly CatalogueRow[], titles: ReadonlySet<string>): string[] {
  const names = groups(
    rows,
    titles,
    row => row.title,
    row => row.titleName,
  )
  return [...names]
    .filter(([, found]) => found.size > 1)
    .map(
      ([title, found]) =>
        `${title} is called ${[...found]
          .slice(0, 3)
          .map(name => `"${name}"`)
          .join(' and ')}: give one title_name`,
    )
}

function sharedEpisodes(rows: readonly CatalogueRow[], titles: ReadonlySet<string>): string[] {
  const contents = groups(
    rows,
    titles,
    row => `${row.service}: ${placeName(row)}`,
    row => row.content,
  )
  return [...contents]
    .filter(([, found]) => found.size > 1)
    .map(([place, found]) => `${place} has ${found.size} content ids (${[...found].slice(0, 3).join(', ')}): their figures are added up`)
}

function missingNumbers(rows: readonly CatalogueRow[], titles: ReadonlySet<string>, lastEpisodes: ReadonlyMap<string, number>): string[] {
  const episodes = groups(
    rows.filter(row => row.season > 0),
    titles,
    row => `${row.title}/${row.season}`,
    row => row.episode,
  )
  for (const row of rows) {
    const last = lastEpisodes.get(contentKey(row)) ?? 0
    for (let episode = row.episode + 1; episode <= last; episode++) episodes.get(`${row.title}/${row.season}`)?.add(episode)
  }
  return [...episodes].flatMap(([season, numbers]) => {
    const last = Math.max(...numbers)
    // A season that has begun to arrive lacks its end, not its middle.
    return last > numbers.size && Math.min(...numbers) === 1
      ? [`${season} has ${numbers.size} episodes and the last is number ${last}: some in between are missing`]
      : []
  })
}

function runtimes(rows: readonly CatalogueRow[]): string[] {
  return rows
    .filter(({ runtimeMs }) => runtimeMs > 0 && (runtimeMs < minute || runtimeMs > 300 * minute))
    .map(row =>
      row.runtimeMs < minute
        ? `${placeName(row)} (${row.content}) runs ${row.runtimeMs} ms, less than a minute: is the unit right?`
        : `${placeName(row)} (${row.content}) runs ${Math.round(row.runtimeMs / minute)} minutes: is the unit right?`,
    )
}

/** The values of rows by a key, for the titles in question. */
function groups<Value>(
  rows: readonly CatalogueRow[],
  titles: ReadonlySet<string>,
  key: (row: CatalogueRow) => string,
  value: (row: CatalogueRow) => Value,
): Map<string, Set<Value>> {
  const found = new Map<string, Set<Value>>()
  for (const row of rows) {
    if (!titles.has(row.title)) continue
    const name = key(row)
    const values = found.get(name)
    if (values) values.add(value(row))
    else found.set(name, new Set([value(row)]))
  }
  return found
}
