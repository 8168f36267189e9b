import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  household: Type.String(),
  /** Of the title; of a content without one its id. */
  id: Type.String(),
  kind: Type.String(),
  screen: Type.String(),
  /** Quarter of the local day in which it began, from 0: of six hours each from its beginning. */
  daypart: Type.Integer(),
  /** 1 for the first of the days asked for. */
  day: Type.Integer(),
  /** How long it played. */
  milliseconds: Type.Integer(),
  /** 1: a guest. */
  guests: Type.Array(Type.Integer()),
  who: Type.Array(Type.String()),
  /** How long each was there while it played. */
  watched: Type.Array(Type.Integer()),
})
export type DonorRow = Static<typeof Row>

/** Sessions of a panel's homes of which it is known who was there; of rooms without anybody, too. */
export const donorSessions = defineQuery({ tag: 'panel.donors', sql: sqlFile(import.meta.url, './donors.sql'), row: Row })
