import { Problem } from '@sweeps/model'
import type { CatalogueRow } from '../catalogue-row.js'
import { type Place, placeName, standsAt } from '../place.js'
import { titleWords } from '../title-words.js'
import { placesNear } from './places-near.js'
import type { Remap } from './remap.js'

/** Content that was played and that the catalogue does not have: it can be assigned. */
export type IsPlayed = (content: { service: string; content: string }) => boolean

/**
 * The rows after a remap. They may be those of its titles alone: `all` is then asked for what there is besides, where something is not found.
 * Throws `invalid-request` or `not-found`, and then nothing has changed.
 */
export function remapRows(
  stored: readonly CatalogueRow[],
  remap: Remap,
  isPlayed: IsPlayed,
  all: () => readonly CatalogueRow[] = () => stored,
): CatalogueRow[] {
  const moving = movingRows(stored, remap, isPlayed, all)
  const away = new Set(moving)
  const staying = stored.filter(row => !away.has(row))
  const { target } = remap
  const there = staying.filter(row => row.title === target.title)
  checkTitle(remap, moving, there, all)
  const shift = shiftOf(remap, moving)
  const moved = moving.map(row => {
    // Of a title all seasons move, of a season all episodes, keeping their numbers or counted from the one that is asked for.
    const season = target.season ?? ('place' in remap.source ? row.season : 0)
    const episode = target.episode ?? ('place' in remap.source ? (row.episode === 0 ? 0 : row.episode + shift) : 0)
    if (episode > 9999) throw new Problem('invalid-request', `${placeName(row)} would be number ${episode}: there is none above 9999`)
    return relabelled(row, { title: target.title, season, episode }, there, remap)
  })
  if (!remap.merge) checkFree(moved, there, remap)
  return [...staying, ...moved]
}

function movingRows(
  stored: readonly CatalogueRow[],
  { source, episodes }: Remap,
  isPlayed: IsPlayed,
  all: () => readonly CatalogueRow[],
): CatalogueRow[] {
  if (!('place' in source)) {
    const row = stored.find(row => row.content === source.content && row.service === source.service)
    if (row) return [row]
    if (isPlayed(source)) return [unknownRow(source)]
    throw new Problem('not-found', `${source.service} has no content "${source.content}", in the catalogue or in what was played`)
  }
  const { place } = source
  const moving = stored.filter(row => standsAt(row, place))
  if (moving.length === 0) throw new Problem('not-found', `the catalogue has no ${placeName(place)}; ${placesNear(all(), place)}`)
  if (!episodes) return moving
  for (const number of [episodes.first, episodes.last])
    if (!moving.some(row => row.episode === number))
      throw new Problem(
        'not-found',
        `the catalogue has no ${placeName(place)}/${number}; ${placesNear(all(), { ...place, episode: number })}`,
      )
  return moving.filter(row => row.episode >= episodes.first && row.episode <= episodes.last)
}

/** The title that things go to is there, or may be made; and it is of their kind. */
function checkTitle(
  { source, target, newTitle }: Remap,
  moving: readonly CatalogueRow[],
  there: readonly CatalogueRow[],
  all: () => readonly CatalogueRow[],
): void {
  const film = moving.find(row => row.kind === 'film')
  if ('place' in source && film && target.season !== undefined)
    throw new Problem(
      'invalid-request',
      `${film.title} is a film: it has neither season nor episode. If a content was catalogued wrongly: sweeps remap --content ${film.service} ${film.content} ${target.title}/${target.season}/${target.episode ?? 1}`,
    )
  const kind = 'place' in source ? moving[0]!.kind : target.season === undefined ? 'film' : 'series'
  if (there.length === 0 && newTitle === null && !moving.some(row => row.title === target.title))
    throw new Problem(
      'not-found',
      `the catalogue has no title ${target.title}; --new makes it; ${placesNear(all(), { title: target.title })}`,
    )
  const other = there.find(row => row.kind !== kind)
  if (other)
    throw new Problem(
      'invalid-request',
      other.kind === 'film'
        ? `${target.title} is a film: it has neither season nor episode`
        : `${target.title} is a series: name an episode of it, as ${target.title}/1/1`,
    )
}

const shiftOf = ({ first, episodes }: Remap, moving: readonly CatalogueRow[]): number =>
  first === null ? 0 : first - (episodes?.first ?? Math.min(...moving.map(row => row.episode)))

/** A row at its new place, named as what is there. */
function relabelled(
  row: CatalogueRow,
  place: Required<Place>,
  staying: readonly CatalogueRow[],
  { newTitle, source }: Remap,
): CatalogueRow {
  const there = staying.filter(other => other.title === place.title)
  const same = place.title === row.title
  const titleName = there[0]?.titleName ?? (newTitle || (same ? row.titleName : titleWords(place.title)))
  const moved: CatalogueRow = {
    ...row,
    ...place,
    titleName,
    kind: place.episode === 0 ? 'film' : 'series',
    name: label(row, place, titleName),
  }
  if ('place' in source || row.title !== '') return moved
  // A content the catalogue never had takes what is known of the episode, else of its season, from its neighbours.
  const season = there.filter(other => other.season === place.season)
  const twin = season.find(other => other.episode === place.episode)
  const { origin, language } = twin ?? season[0] ?? there[0] ?? moved
  return { ...moved, origin, language, ...(twin && { name: twin.name, runtimeMs: twin.runtimeMs, released: twin.released }) }
}

/** A label that only says title and season says the new ones; a name of its own stays. */
function label(row: CatalogueRow, { title, season, episode }: Required<Place>, titleName: string): string {
  if (row.name === row.title && row.name !== '') return title
  if (row.name === row.titleName && row.name !== '') return titleName
  if (row.name !== '' && row.name !== `${row.titleName}: Season ${row.season}`) return row.name
  return season > 0 ? `${titleName}: Season ${season}` : episode > 0 ? `${titleName}: Specials` : titleName
}

function checkFree(moved: readonly CatalogueRow[], standing: readonly CatalogueRow[], { first, source }: Remap): void {
  const taken = new Map(standing.map(row => [placeName(row), row]))
  const met = moved.find(row => taken.has(placeName(row)))
  if (!met) return
  const there = taken.get(placeName(met))!
  const seasons = 'place' in source && source.place.season !== undefined && source.place.episode === undefined
  throw new Problem(
    'invalid-request',
    `${placeName(met)} is there already (${there.service} ${there.content}): --merge makes ${met.service} ${met.content} the same episode${seasons ? `, --first ${first === null ? '' : 'with another number '}counts from another` : ''}`,
  )
}

const unknownRow = (source: { service: string; content: string }): CatalogueRow => ({
  ...{ service: source.service, content: source.content, title: '', titleName: '', season: 0, episode: 0, name: '', kind: 'series' },
  ...{ origin: '', language: '', runtimeMs: 0, released: null },
})
