import type { ListedSeason } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { factsOf } from '../catalogue/index.js'
import type { Engine } from '../engine.js'
import { defineQuery, sqlFile } from '../store/index.js'
import { theirs } from './keep-to-services.js'

const catalogued = defineQuery({
  tag: 'operations.list-seasons',
  sql: sqlFile(import.meta.url, './list-seasons.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    name: Type.String(),
    released: Type.Union([Type.String(), Type.Null()]),
  }),
})

/** A season with 0 for a film, as the store has it. */
type Found = Omit<ListedSeason, 'season'> & { season: number }

export interface SeasonListRequest {
  /** What there is of this title only. */
  title?: string | undefined
  /** True: only those whose viewing is counted; false: only the others. */
  counted?: boolean | undefined
  /** By title and season, or by the day they began, the latest first and those of no known day last. */
  order?: 'title' | 'premiere' | undefined
  /** What these services carry, and nothing else: of what others published or decided it is not known whose it is. All when absent. */
  services?: readonly string[] | undefined
}

/** Seasons and films that anything here knows of. */
export async function listSeasons(
  engine: Engine,
  { title = '', counted, order = 'title', services }: SeasonListRequest = {},
): Promise<ListedSeason[]> {
  const { store, catalogue } = engine
  const found = new Map<string, Found>()
  const tell = (season: Pick<Found, 'title' | 'season' | 'name' | 'premiere'>, more: Partial<Found> = {}): void => {
    const key = `${season.title}/${season.season}`
    found.set(key, { ...(found.get(key) ?? { ...season, counted: false, recorded: false }), ...more })
  }
  const cataloguedRows = await store.run(catalogued, { title, version: catalogue.version, services: theirs(services) })
  const own = new Set(cataloguedRows.map(row => `${row.title}/${row.season}`))
  const isVisible = (season: Pick<Found, 'title' | 'season'>): boolean =>
    services === undefined || own.has(`${season.title}/${season.season}`)
  // First whoever knows best how it is called and when it began.
  for (const { premiereFrom, own, special, ...known } of title === '' ? await engine.seasons.all() : await engine.seasons.of(title))
    if (isVisible(known)) tell(known)
  for (const { facts, ...record } of await engine.records.list(false))
    if ((title === '' || record.title === title) && isVisible(record))
      tell({ ...record, premiere: factsOf(facts, 'premiere')[0]?.value ?? null }, { recorded: true })
  for (const { released, ...row } of cataloguedRows) tell({ ...row, premiere: released }, { counted: true })
  return [...found.values()]
    .filter(season => counted === undefined || season.counted === counted)
    .sort(order === 'title' ? byTitle : byPremiere)
    .map(season => ({ ...season, season: season.season || null }))
}

const byTitle = (one: Found, other: Found): number =>
  one.title === other.title ? one.season - other.season : one.title < other.title ? -1 : 1

const byPremiere = (one: Found, other: Found): number => {
  const [first, second] = [one.premiere ?? '', other.premiere ?? '']
  return first === second ? byTitle(one, other) : first > second ? -1 : 1
}
