import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  /** 1 for the first day of the week. */
  day: Type.Integer(),
  /** 1: `viewers` are households whose guests watched. */
  guest: Type.Integer(),
  name: Type.String(),
  viewers: Type.Array(Type.String()),
  milliseconds: Type.Array(Type.Integer()),
})
export type ViewingRow = Static<typeof Row>

/** What the persons of a panel watched in a week, whoever is in-tab. */
export const weekViewing = defineQuery({ tag: 'panel.week-viewing', sql: sqlFile(import.meta.url, './week-viewing.sql'), row: Row })
