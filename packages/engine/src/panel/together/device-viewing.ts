import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  service: Type.String(),
  title: Type.String(),
  /** 1 for the first of the days asked for. */
  day: Type.Integer(),
  households: Type.Array(Type.String()),
  milliseconds: Type.Array(Type.Integer()),
})
export type DeviceRow = Static<typeof Row>

/** What played in the homes of a panel, as the census of a service counts it: plays of devices, not persons. */
export const deviceViewing = defineQuery({ tag: 'panel.device-viewing', sql: sqlFile(import.meta.url, './device-viewing.sql'), row: Row })
