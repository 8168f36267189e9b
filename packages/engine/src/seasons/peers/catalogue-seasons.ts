import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const row = Type.Object({
  title: Type.String(),
  /** 0: a film. */
  season: Type.Integer(),
  /** The first day of any of its episodes; null where none is known. */
  released: Type.Union([Type.String(), Type.Null()]),
  services: Type.Array(Type.String()),
})

export type CatalogueSeason = Static<typeof row>

const query = defineQuery({ tag: 'seasons.peers.catalogue', sql: sqlFile(import.meta.url, './catalogue-seasons.sql'), row })

/** All seasons and films that a version of the catalogue has, on some services, or on all when none is named. */
export const catalogueSeasons = (store: Store, version: number, services: readonly string[] = []): Promise<CatalogueSeason[]> =>
  store.run(query, { version, services })
