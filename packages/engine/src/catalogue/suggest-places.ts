import { slug } from '@sweeps/model'
import { type CatalogueRow, contentKey } from './catalogue-row.js'
import { placeName } from './place.js'

/** Where a content id that the catalogue does not have may belong, and why. */
export interface Suggestion {
  title: string
  /** 0 for a film. */
  season: number
  episode: number
  /** `hit-and-run/1/3`; the title alone for a film. */
  place: string
  /** In words. */
  because: string
  /** Contents that are this episode already: assigning is then merging. */
  taken: string[]
}

/** A content id with two numbers, as `hr-1-3` or `hit_and_run_S01E03_en`: what stands around them is its pattern. */
const twoNumbers = /^(.*?)(\d{1,4})(\D{1,10})(\d{1,4})(\D*)$/

/**
 * Where each content may belong: as other ids of its service are built (`hr-1-3` beside `hr-1-2`, which is known), else where the id has
 * the slug of a title in it. Undefined where nothing resembles it.
 */
export function suggestPlaces(rows: readonly CatalogueRow[]): (of: { service: string; content: string }) => Suggestion | undefined {
  const patterns = learnt(rows)
  const kinds = new Map(rows.map(row => [row.title, row.kind]))
  const places = new Map<string, CatalogueRow[]>()
  for (const row of rows) {
    const place = placeKey(row)
    const there = places.get(place)
    if (there) there.push(row)
    else places.set(place, [row])
  }
  const suggestion = (place: { title: string; season: number; episode: number }, because: string): Suggestion => ({
    ...place,
    place: placeName(place),
    because,
    taken: (places.get(placeKey(place)) ?? []).map(row => `${row.service} ${row.content}`),
  })
  return of => {
    const pattern = patternOf(of)
    const like = pattern && patterns.get(pattern.key)
    if (pattern && like) return suggestion({ title: like.title, ...pattern.numbers }, `built as ${like.content}`)
    // The id's own words: what stands before its numbers, or all of it for a film.
    const named = pattern && slug(pattern.before.replace(/(?:[^\p{L}\p{N}]+(?:season|s))?[^\p{L}\p{N}]*$/iu, ''))
    if (pattern && named && kinds.get(named) === 'series')
      return suggestion({ title: named, ...pattern.numbers }, `the id begins with ${named}`)
    const whole = slug(of.content)
    if (kinds.get(whole) === 'film') return suggestion({ title: whole, season: 0, episode: 0 }, `the id is ${whole}`)
    return undefined
  }
}

/** The patterns of known ids whose two numbers are season and episode; one that stands for two titles teaches nothing. */
function learnt(rows: readonly CatalogueRow[]): Map<string, CatalogueRow> {
  const patterns = new Map<string, CatalogueRow>()
  const unsure = new Set<string>()
  for (const row of rows) {
    const pattern = patternOf(row)
    if (!pattern || pattern.numbers.season !== row.season || pattern.numbers.episode !== row.episode) continue
    const known = patterns.get(pattern.key)
    if (known && known.title !== row.title) unsure.add(pattern.key)
    patterns.set(pattern.key, row)
  }
  for (const key of unsure) patterns.delete(key)
  return patterns
}

function patternOf({ service, content }: { service: string; content: string }) {
  const [, before, season, between, episode, after] = twoNumbers.exec(content) ?? []
  if (before === undefined || Number(season) === 0 || Number(episode) === 0) return undefined
  return {
    before,
    key: contentKey({ service, content: `${before}#${between}#${after}` }),
    numbers: { season: Number(season), episode: Number(episode) },
  }
}

const placeKey = ({ title, season, episode }: { title: string; season: number; episode: number }): string => `${title}/${season}/${episode}`
