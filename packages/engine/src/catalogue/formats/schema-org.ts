import { plainSlug } from '@sweeps/model'
import type { ContentIdParts } from './content-id.js'
import { isIsoDuration, isoDuration } from './iso-duration.js'
import { languageCodes } from './language-code.js'
import type { FileRows, Located } from './located.js'
import { languagesOf, textIn as text } from './text-in.js'

/** A thing of JSON-LD: its members, or an `@id` that names a thing described elsewhere. */
type Thing = Record<string, unknown>

/** What is known of an episode from the things around it. */
interface Around {
  series?: Thing | undefined
  season?: Thing | undefined
  /** The members that led there: `TVSeries 1, containsSeason 2`. */
  path: string
}

const seriesTypes = ['TVSeries', 'CreativeWorkSeries']
const seasonTypes = ['TVSeason', 'CreativeWorkSeason']
const episodeTypes = ['TVEpisode', 'Episode']

export const isSchemaOrg = (document: unknown): boolean => roots(document).some(thing => '@type' in thing)

/**
 * Schema.org JSON-LD: TVSeries with seasons and episodes (inside each other, or told apart and joined by `@id`), and Movie. An array, or an
 * `@graph`. https://schema.org/TVSeries
 */
export function readSchemaOrg(document: unknown, service: string, contentId: (parts: ContentIdParts) => string): FileRows {
  const byId = new Map<string, Thing>()
  const visited = new Set<Thing>()
  const rows: Located[] = []
  const reading: Reading = { service, contentId, languageOf: languageCodes() }
  const all = roots(document)
  index(all, byId)
  const resolve = (value: unknown): Thing | undefined => {
    const thing = typeof value === 'string' ? { '@id': value } : (value as Thing | null)
    if (typeof thing !== 'object' || thing === null) return undefined
    return Object.keys(thing).length === 1 && typeof thing['@id'] === 'string' ? (byId.get(thing['@id']) ?? thing) : thing
  }

  const walk = (value: unknown, around: Around): void => {
    const thing = resolve(value)
    // A thing may be reached by several ways, or name what holds it: once is enough.
    if (!thing || visited.has(thing)) return
    visited.add(thing)
    const here: Around = { ...around }
    if (is(thing, seriesTypes)) here.series = thing
    if (is(thing, seasonTypes)) {
      here.season = thing
      here.series = resolve(thing['partOfSeries'] ?? thing['partOfTVSeries']) ?? around.series
    }
    if (is(thing, episodeTypes)) {
      here.season = resolve(thing['partOfSeason']) ?? around.season
      here.series = resolve(thing['partOfSeries'] ?? thing['partOfTVSeries'] ?? here.season?.['partOfSeries']) ?? around.series
      rows.push(row(thing, here, reading))
    } else if (is(thing, ['Movie'])) rows.push(row(thing, here, reading))
    for (const member of ['containsSeason', 'season', 'seasons', 'episode', 'episodes'])
      list(thing[member]).forEach((part, at) => {
        walk(part, { ...here, path: `${here.path}, ${member} ${at + 1}` })
      })
  }
  // What holds others comes first, so that an episode is met with its season and series around it.
  for (const types of [seriesTypes, seasonTypes, [...episodeTypes, 'Movie']])
    all.forEach((thing, at) => {
      if (is(thing, types)) walk(thing, { path: `${types[0] === 'TVEpisode' && is(thing, ['Movie']) ? 'Movie' : types[0]} ${at + 1}` })
    })
  return { rows: rows.map(withRuntime), odd: [...manyLanguages([...visited]), ...noRuntimes(rows)] }
}

interface Reading {
  service: string
  contentId(parts: ContentIdParts): string
  languageOf(name: string): string
}

function row(thing: Thing, { series, season, path }: Around, { service, contentId, languageOf }: Reading): Located {
  const film = is(thing, ['Movie'])
  const titleName = text((film ? thing : series)?.['name'])
  const seasonNumber = film ? '' : text(season?.['seasonNumber'])
  const episodeNumber = film ? '' : text(thing['episodeNumber'])
  const title = plainSlug(titleName)
  const parts = {
    slug: title,
    season: numbered(seasonNumber),
    episode: numbered(episodeNumber),
    id: text(thing['identifier'] ?? thing['@id']),
  }
  return {
    where: path,
    fields: {
      service,
      content: contentId(parts),
      title,
      title_name: titleName,
      season: seasonNumber,
      episode: episodeNumber,
      name: text(thing['name']),
      kind: film ? 'film' : 'series',
      origin: '',
      language: languageOf(text(list(thing['inLanguage'] ?? series?.['inLanguage'])[0])),
      // As it is written; read when all are known.
      runtime_ms: text(thing['timeRequired'] ?? thing['duration']),
      released: text(thing['datePublished'] ?? season?.['datePublished']).slice(0, 10),
    },
  }
}

/** Which of its names was taken, for things that have several. */
function manyLanguages(things: readonly Thing[]): string[] {
  const some = things.filter(thing => languagesOf(thing['name']).length > 0)
  const [first] = some
  if (!first) return []
  return [
    `${some.length} names are given in several languages, and the English one was taken where there is one: "${text(first['name'])}" of ${languagesOf(first['name']).join(', ')}`,
  ]
}

/** In milliseconds; what is no duration is given on as it is, to be refused by its place. */
function withRuntime({ where, fields }: Located): Located {
  const written = fields.runtime_ms ?? ''
  const runtime = noRuntime(written) ? '' : String(isoDuration(written) ?? written)
  return { where, fields: { ...fields, runtime_ms: runtime } }
}

/**
 * A duration that is no length of an episode or a film: of years and months, which have no one length, or negative. Nor is a number alone: of
 * minutes, seconds or what else it is nobody says.
 */
const noRuntime = (written: string): boolean =>
  /^\d+(?:[.,]\d+)?$/.test(written) || (isIsoDuration(written) && isoDuration(written) === null)

function noRuntimes(rows: readonly Located[]): string[] {
  const some = rows.filter(({ fields }) => noRuntime(fields.runtime_ms ?? ''))
  const [first] = some
  if (!first) return []
  return [
    `runtimes that are no one length, as of years and months or without a unit, were taken as not known: ${some.length}, such as "${first.fields.runtime_ms}" in ${first.where}`,
  ]
}

const numbered = (value: string): number | null => (value === '' ? null : Number(value))

/** The things at the top of a document: of an array, of an `@graph`, or the document itself. */
function roots(document: unknown): Thing[] {
  return list(document).flatMap(item => {
    if (typeof item !== 'object' || item === null) return []
    const graph = (item as Thing)['@graph']
    return graph === undefined ? [item as Thing] : roots(graph)
  })
}

/** Every thing that has an id and says more than it, at any depth. */
function index(values: unknown[], byId: Map<string, Thing>): void {
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue
    const thing = value as Thing
    const id = thing['@id']
    if (typeof id === 'string' && Object.keys(thing).length > 1) byId.set(id, thing)
    index(Object.values(thing).flatMap(list), byId)
  }
}

/** `TVSeries`, `schema:TVSeries` and `https://schema.org/TVSeries` are one type; a thing may have several. */
const is = (thing: Thing, types: string[]): boolean =>
  list(thing['@type']).some(type => types.includes(String(type).replace(/^.*[/:#]/, '')))

const list = (value: unknown): unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value])
