import { didYouMean, Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { SeasonQuery } from './season-query.js'

const row = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  episode: Type.Integer(),
  service: Type.String(),
  content: Type.String(),
  titleName: Type.String(),
  name: Type.String(),
  runtimeMs: Int64,
  released: Type.Union([Type.String(), Type.Null()]),
})
type Row = Static<typeof row>

const contents = defineQuery({ tag: 'seasons.find', sql: sqlFile(import.meta.url, './find-season.sql'), row })

const seasons = defineQuery({
  tag: 'seasons.known',
  sql: `-- one row per season of a title; of all titles when it has none
SELECT title, season
FROM catalogue_at(version = {version:UInt32})
WHERE (title = {title:String} OR {title:String} = '') AND (season > 0 OR kind = 'film')
GROUP BY title, season
ORDER BY title, season
LIMIT 20`,
  row: Type.Object({ title: Type.String(), season: Type.Integer() }),
})

const published = defineQuery({
  tag: 'seasons.published',
  sql: `-- one row per season that published figures name
SELECT title, season
FROM figures_as_published_now
WHERE title != '' AND season > 0
GROUP BY title, season
ORDER BY title, season`,
  row: Type.Object({ title: Type.String(), season: Type.Integer() }),
})

/** A season as the catalogue has it. */
export interface Season {
  title: string
  titleName: string
  /** 0: a film. */
  season: number
  /** The first day of any of its episodes. */
  released: string
  services: string[]
  /** Sum over its episodes; 0 when one is not known. */
  runtimeMs: number
  /** In order. */
  episodes: SeasonPart[]
}

/** An episode, or the film itself. */
export interface SeasonPart {
  episode: number
  name: string
  /** The longest of its contents; 0 when not known. */
  runtimeMs: number
  released: string | null
  contents: { service: string; content: string }[]
}

/** What names a season. */
export type SeasonName = Pick<SeasonQuery, 'title' | 'season'>

/**
 * Looks a season up in a version of the catalogue. Says what there is instead, or what is missing. `services`: of what it is on these alone, as if
 * there were no others; on all when none is named.
 */
export async function findSeason(
  store: Store,
  { title, season }: SeasonName,
  version: number,
  services: readonly string[] = [],
): Promise<Season> {
  const rows = await store.run(contents, { titles: [title], seasons: [season], version, services })
  if (rows.length === 0) throw await unknownSeason(store, title, season, version)
  const found = seasonOf(rows)
  if (!found)
    throw new Problem(
      'invalid-request',
      `${nameOf(title, season)} has no release date, so its windows begin nowhere: import a catalogue with the column released filled`,
    )
  return found
}

/** Looks several up at once, in their order. Those that the catalogue does not have, or has without a release, are not among them. */
export async function findSeasons(
  store: Store,
  wanted: readonly SeasonName[],
  version: number,
  services: readonly string[] = [],
): Promise<Season[]> {
  if (wanted.length === 0) return []
  const rows = await store.run(contents, { titles: wanted.map(of => of.title), seasons: wanted.map(of => of.season), version, services })
  return wanted.flatMap(({ title, season }) => seasonOf(rows.filter(row => row.title === title && row.season === season)) ?? [])
}

/** A season from its rows; undefined without any, or without a release. */
function seasonOf(rows: readonly Row[]): Season | undefined {
  const released = earliest(rows)
  if (!released) return undefined
  const { title, titleName, season } = rows[0]!
  const episodes = [...new Set(rows.map(row => row.episode))].map(episode =>
    partOf(
      episode,
      rows.filter(row => row.episode === episode),
    ),
  )
  return {
    title,
    titleName,
    season,
    released,
    services: [...new Set(rows.map(row => row.service))].sort(),
    runtimeMs: episodes.every(({ runtimeMs }) => runtimeMs > 0) ? episodes.reduce((sum, { runtimeMs }) => sum + runtimeMs, 0) : 0,
    episodes,
  }
}

const partOf = (episode: number, rows: readonly Row[]): SeasonPart => ({
  episode,
  name: rows[0]!.name,
  runtimeMs: Math.max(...rows.map(row => row.runtimeMs)),
  released: earliest(rows),
  contents: rows.map(({ service, content }) => ({ service, content })),
})

const earliest = (rows: readonly { released: string | null }[]): string | null => rows.flatMap(row => row.released ?? []).sort()[0] ?? null

const mostNamed = 12

async function unknownSeason(store: Store, title: string, season: number, version: number): Promise<Problem> {
  const ofTitle = await store.run(seasons, { title, version })
  const known = ofTitle.length > 0 ? ofTitle : await store.run(seasons, { title: '', version })
  const names = known.map(row => nameOf(row.title, row.season))
  const named = names.slice(0, mostNamed).join(', ')
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
  const near = ofTitle.length > 0 ? '' : didYouMean(title, new Set(known.map(row => row.title)))
  const advice =
    names.length === 0
      ? `the catalogue is empty${await inFigures(store, title)}: import one, as with: sweeps import catalogue FILE`
      : `there is ${named}${more}${near}`
  return new Problem('not-found', `the catalogue has no ${nameOf(title, season)}; ${advice}`, { seasons: names })
}

/** What is known of a title where there are figures and no catalogue, or which title may be meant. */
async function inFigures(store: Store, title: string): Promise<string> {
  const known = await store.run(published, {})
  if (known.length === 0) return ''
  const own = known.filter(row => row.title === title).map(row => nameOf(row.title, row.season))
  if (own.length > 0) return `; published figures have ${own.slice(0, mostNamed).join(', ')} (sweeps title ${title})`
  const titles = new Set(known.map(row => row.title))
  return `, and published figures have ${titles.size} titles, not this one${didYouMean(title, titles)}`
}

const nameOf = (title: string, season: number): string => (season === 0 ? `film ${title}` : `${title}/${season}`)
