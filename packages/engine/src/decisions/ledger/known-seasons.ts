import Type from '@sweeps/model/typebox'
import { type Catalogue, factsOf, type ProductionRecords } from '../../catalogue/index.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { seasonKey } from '../season-name.js'

const NullableText = Type.Union([Type.String(), Type.Null()])

const known = defineQuery({
  tag: 'decisions.known-seasons',
  sql: sqlFile(import.meta.url, './known-seasons.sql'),
  row: Type.Object({
    title: Type.String(),
    season: Type.Integer(),
    spelled: Type.String(),
    released: NullableText,
    reported: NullableText,
    charted: NullableText,
    own: Type.Integer(),
    special: Type.Integer(),
  }),
})

/** A season that something here knows of. */
export interface KnownSeason {
  title: string
  season: number
  /** The title as it is spelled; its slug where nobody says. */
  name: string
  premiere: string | null
  /** The catalogue or a production record has it, or it was decided here; false: known from what others published alone. */
  own: boolean
  /** Published without a label of a season, and not one's own: stand-up, a reunion. */
  special: boolean
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
  const recorded = new Map((await records.list(false)).map(record => [seasonKey(record), record]))
  return rows.map(({ title, season, spelled, released, reported, charted, own, special }) => {
    const record = recorded.get(seasonKey({ title, season }))
    const recordedDay = record && factsOf(record.facts, 'premiere')[0]?.value
    const [premiere, premiereFrom] = recordedDay
      ? ([recordedDay, 'record'] as const)
      : released
        ? ([released, 'catalogue'] as const)
        : reported
          ? ([reported, 'engagement report'] as const)
          : charted
            ? ([charted, 'first charted week'] as const)
            : ([null, null] as const)
    return { title, season, name: record?.name ?? (spelled || title), premiere, premiereFrom, own: own === 1, special: special === 1 }
  })
}
