import { TitleStatus } from './announcement.js'
import { RoughDay } from './rough-day.js'
import Type, { type Static } from './typebox.js'

/** A season or film that something here knows of. */
export const ListedSeason = Type.Object({
  title: Type.String(),
  /** Null for a film. */
  season: Type.Union([Type.Integer(), Type.Null()]),
  /** The title as it is shown. */
  name: Type.String(),
  /** Its first day as far as it is known. */
  premiere: Type.Union([RoughDay, Type.Null()]),
  /** It is in the catalogue, so that its viewing is counted. */
  counted: Type.Boolean(),
  /** Its making is recorded. */
  recorded: Type.Boolean(),
})
export type ListedSeason = Static<typeof ListedSeason>

export const SeasonList = Type.Object({
  seasons: Type.Array(ListedSeason),
  /** How many there are, where not all of them are given. */
  all: Type.Integer(),
  /** What was announced of the future of the title that was asked for; null: nothing is out, or no title was named. */
  status: Type.Union([TitleStatus, Type.Null()]),
})
export type SeasonList = Static<typeof SeasonList>
