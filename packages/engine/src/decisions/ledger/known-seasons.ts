import type { FactOf } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { type Catalogue, factsOf, type ProductionRecords } from '../../catalogue/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'

const NullableText = Type.Union([Type.String(), Type.Null()])

const known = defineQuery({
  tag: 'decisions.known-seasons',
  sql: sqlFile(import.meta.url, './known-seasons.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    shown: Type.String(),
    released: NullableText,
    told: NullableText,
    charted: NullableText,
  }),
})

/** A season that something here knows of. */
export interface KnownSeason {
  title: string
  season: number
  /** The title as it is shown; its slug where nobody says. */
  name: string
  premiere: string | null
  premiereFrom: 'record' | 'catalogue' | 'engagement report' | 'first charted week' | null
}

export interface SeasonSources {
  store: Store
  catalogue: Catalogue
  records: ProductionRecords
}

/** Every season that the catalogue, published figures, production records or the ledger know; those of one title when it is named. */
export async function knownSeasons({ store, catalogue, records }: SeasonSources, title = ''): Promise<KnownSeason[]> {
  const rows = await store.run(known, { title, version: catalogue.version })
  const recorded = new Map((await records.list()).map(record => [`${record.title}/${record.season}`, record]))
  return rows.map(({ title, season, shown, released, told, charted }) => {
    const record = recorded.get(`${title}/${season}`)
    const recordedDay = record && publicDay(factsOf(record.facts, 'premiere'))
    const [premiere, premiereFrom] = recordedDay
      ? ([recordedDay, 'record'] as const)
      : released
        ? ([released, 'catalogue'] as const)
        : told
          ? ([told, 'engagement report'] as const)
          : charted
            ? ([charted, 'first charted week'] as const)
            : ([null, null] as const)
    return { title, season, name: record?.name ?? (shown || title), premiere, premiereFrom }
  })
}

/** A day that is confidential stays out of what everybody may see. */
const publicDay = (days: readonly FactOf<'premiere'>[]): string | undefined => days.find(({ confidential }) => !confidential)?.value
