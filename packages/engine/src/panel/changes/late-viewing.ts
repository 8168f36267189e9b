import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, sqlFile } from '../../store/index.js'

/** What of a panel's viewing came in between two epochs. */
export const lateViewing = defineQuery({
  tag: 'panel.late-viewing',
  sql: sqlFile(import.meta.url, './late-viewing.sql'),
  row: Type.Object({ stretches: Int64, presence: Int64, households: Int64 }),
})
