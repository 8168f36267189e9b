import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, SummedMs, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  service: Type.String(),
  /** Of the title; of a content without one its id. */
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  screen: Type.String(),
  /** Quarter of the local day in which it began, from 0: of six hours each from its beginning. */
  daypart: Type.Integer(),
  /** Group of plays by their hash. */
  bucket: Type.Integer(),
  milliseconds: SummedMs,
})
export type CensusPlayRow = Static<typeof Row>

/** In how many groups the plays of a class are drawn for. */
export const playGroups = 1024

/** Plays of a census, of which nobody knows who was there. */
export const censusPlays = defineQuery({ tag: 'panel.census-plays', sql: sqlFile(import.meta.url, './census-plays.sql'), row: Row })
