import { Problem } from '@sweeps/model'
import Type from 'typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { SeasonQuery } from './season-query.js'

const contents = defineQuery({
  tag: 'seasons.find',
  sql: sqlFile(import.meta.url, './find-season.sql'),
  row: Type.Object({
    episode: Type.Integer(),
    service: Type.String(),
    content: Type.String(),
    titleName: Type.String(),
    name: Type.String(),
    runtimeMs: Int64,
    released: Type.Union([Type.String(), Type.Null()]),
  }),
})

const seasons = defineQuery({
  tag: 'seasons.known',
  sql: `-- one row per season of a title; of all titles when it has none
SELECT title, season
FROM catalogue_at(version = {version:UInt32})
WHERE title = {title:String} OR {title:String} = ''
GROUP BY title, season
ORDER BY title, season
LIMIT 20`,
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

/** Looks a season up in a version of the catalogue. Says what there is instead, or what is missing. */
export async function findSeason(store: Store, { title, season }: Pick<SeasonQuery, 'title' | 'season'>, version: number): Promise<Season> {
  const rows = await store.run(contents, { title, season, version })
  if (rows.length === 0) throw await unknownSeason(store, title, season, version)
  const released = earliest(rows)
  if (!released)
    throw new Problem(
      'invalid-request',
      `${nameOf(title, season)} has no release date, so its windows begin nowhere: import a catalogue with the column released filled`,
    )
  const episodes = [...new Set(rows.map(row => row.episode))].map(episode =>
    partOf(
      episode,
      rows.filter(row => row.episode === episode),
    ),
  )
  return {
    title,
    titleName: rows[0]!.titleName,
    season,
    released,
    services: [...new Set(rows.map(row => row.service))].sort(),
    runtimeMs: episodes.every(({ runtimeMs }) => runtimeMs > 0) ? episodes.reduce((sum, { runtimeMs }) => sum + runtimeMs, 0) : 0,
    episodes,
  }
}

type Row = { service: string; content: string; name: string; runtimeMs: number; released: string | null }

const partOf = (episode: number, rows: readonly Row[]): SeasonPart => ({
  episode,
  name: rows[0]!.name,
  runtimeMs: Math.max(...rows.map(row => row.runtimeMs)),
  released: earliest(rows),
  contents: rows.map(({ service, content }) => ({ service, content })),
})

const earliest = (rows: readonly { released: string | null }[]): string | null => rows.flatMap(row => row.released ?? []).sort()[0] ?? null

async function unknownSeason(store: Store, title: string, season: number, version: number): Promise<Problem> {
  const ofTitle = await store.run(seasons, { title, version })
  const known = ofTitle.length > 0 ? ofTitle : await store.run(seasons, { title: '', version })
  const names = known.map(row => nameOf(row.title, row.season))
  const advice =
    names.length === 0 ? 'the catalogue is empty: import one, as with: sweeps import catalogue FILE' : `there is ${names.join(', ')}`
  return new Problem('not-found', `the catalogue has no ${nameOf(title, season)}; ${advice}`, { seasons: names })
}

const nameOf = (title: string, season: number): string => (season === 0 ? `film ${title}` : `${title}/${season}`)
