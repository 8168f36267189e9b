import { Problem } from '@sweeps/model'
import Type from 'typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { SeasonQuery } from './season-query.js'

const episodes = defineQuery({
  tag: 'seasons.episodes',
  sql: sqlFile(import.meta.url, './season-episodes.sql'),
  row: Type.Object({
    episode: Type.Integer(),
    titleName: Type.String(),
    name: Type.String(),
    runtimeMs: Int64,
    released: Type.Union([Type.String(), Type.Null()]),
    services: Type.Array(Type.String()),
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
  /** In order; `runtimeMs` 0 when not known. */
  episodes: { episode: number; name: string; runtimeMs: number; released: string | null }[]
}

/** Looks a season up in a version of the catalogue. Says what there is instead, or what is missing. */
export async function findSeason(store: Store, { title, season }: SeasonQuery, version: number): Promise<Season> {
  const rows = await store.run(episodes, { title, season, version })
  if (rows.length === 0) throw await unknownSeason(store, title, season, version)
  const released = rows.flatMap(row => row.released ?? []).sort()[0]
  if (!released)
    throw new Problem(
      'invalid-request',
      `${nameOf(title, season)} has no release date, so its windows do not begin anywhere: import a catalogue with the column released filled`,
    )
  return {
    title,
    titleName: rows[0]!.titleName,
    season,
    released,
    services: [...new Set(rows.flatMap(row => row.services))].sort(),
    runtimeMs: rows.every(row => row.runtimeMs > 0) ? rows.reduce((sum, row) => sum + row.runtimeMs, 0) : 0,
    episodes: rows.map(({ episode, name, runtimeMs, released }) => ({ episode, name, runtimeMs, released })),
  }
}

async function unknownSeason(store: Store, title: string, season: number, version: number): Promise<Problem> {
  const ofTitle = await store.run(seasons, { title, version })
  const known = ofTitle.length > 0 ? ofTitle : await store.run(seasons, { title: '', version })
  const names = known.map(row => nameOf(row.title, row.season))
  const advice =
    names.length === 0 ? 'the catalogue is empty: import one, as with: sweeps import catalogue FILE' : `there is ${names.join(', ')}`
  return new Problem('not-found', `the catalogue has no ${nameOf(title, season)}; ${advice}`, { seasons: names })
}

const nameOf = (title: string, season: number): string => (season === 0 ? `film ${title}` : `${title}/${season}`)
