import { Day, Market } from './chart.js'
import Type, { Nullable, type Static } from './typebox.js'

/** A title that anything here knows, with what it is called and which seasons of it there are. */
export const KnownTitle = Type.Object({
  title: Type.String({ description: 'its slug' }),
  name: Type.String({ description: 'as it is shown' }),
  /** Seasons by number; none of a film. */
  seasons: Type.Array(Type.Integer()),
  own: Type.Boolean({
    description: 'the catalogue, a production record or the ledger has it; false: known from what others publish alone',
  }),
})
export type KnownTitle = Static<typeof KnownTitle>

const place = { chart: Type.String({ description: 'its id' }), market: Nullable(Market, { description: 'null: its first' }) }

/** What somebody may have looked for, the likeliest first within each kind. */
export const SearchAnswer = Type.Object({
  words: Type.String({ description: 'as they were asked for' }),
  titles: Type.Array(
    Type.Object({ ...KnownTitle.properties, also: Nullable(Type.String({ description: 'another name of it, which the words fit' })) }),
  ),
  seasons: Type.Array(
    Type.Object({ title: Type.String(), season: Type.Integer(), name: Type.String({ description: 'the title as it is shown' }) }),
  ),
  charts: Type.Array(Type.Object({ ...place, name: Type.String() })),
  weeks: Type.Array(Type.Object({ ...place, name: Type.String(), week: Day })),
  releases: Type.Array(
    Type.Object({ title: Type.String(), season: Type.Integer({ description: '0 for a film' }), headline: Type.String() }),
  ),
  /** True: nothing is written as it was asked for, and these are spelled nearly so. */
  nearly: Type.Boolean(),
})
export type SearchAnswer = Static<typeof SearchAnswer>

/** Titles in the order of their names, a page of them. */
export const TitleIndexPage = Type.Object({
  titles: Type.Array(KnownTitle),
  all: Type.Integer({ description: 'how many there are with these words or letters' }),
  letters: Type.Array(Type.Object({ letter: Type.String(), titles: Type.Integer() }), {
    description: 'with what names begin, and how many: A to Z, # for what begins with neither',
  }),
})
export type TitleIndexPage = Static<typeof TitleIndexPage>
