import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  household: Type.String(),
  /** 0 of a film. */
  episode: Type.Integer(),
  /** Epoch milliseconds: start, stop. */
  spans: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
  /** Who, 1 of a guest, start, stop. */
  presence: Type.Array(Type.Tuple([Type.String(), Type.Integer(), Type.Number(), Type.Number()])),
})
export type SeasonPlay = Static<typeof Row>

/** The plays of a season's contents in the homes of a panel, with who was there. */
export const seasonViewing = defineQuery({ tag: 'panel.season-viewing', sql: sqlFile(import.meta.url, './season-viewing.sql'), row: Row })
