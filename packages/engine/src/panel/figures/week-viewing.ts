import { addDays, dayStart } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  title: Type.String(),
  season: Type.Integer(),
  service: Type.String(),
  screen: Type.String(),
  /** 1 for the first of the days asked for. */
  day: Type.Integer(),
  /** 1: `viewers` are households whose guests watched. */
  guest: Type.Integer(),
  name: Type.String(),
  viewers: Type.Array(Type.String()),
  milliseconds: Type.Array(Type.Integer()),
})
export type ViewingRow = Static<typeof Row>

/** By title, of all services and screens, without a filter: what a question adds to or changes. */
export const allTitles = {
  ...{ byTitle: true, bySeason: false, byService: false, byScreen: false },
  ...{ kind: '', origin: '', language: '', exceptLanguage: '', service: '', title: '' },
}

/** Where days begin, and the last ends, in epoch milliseconds. */
export const dayEdges = (first: string, days: number, zone: string): number[] =>
  Array.from({ length: days + 1 }, (_, day) => dayStart(addDays(first, day), zone))

/** What the persons of a panel watched in a week or another stretch of days, whoever is in-tab. */
export const weekViewing = defineQuery({ tag: 'panel.week-viewing', sql: sqlFile(import.meta.url, './week-viewing.sql'), row: Row })
