import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, sqlFile } from '../../store/index.js'

const Row = Type.Object({
  household: Type.String(),
  device: Type.String(),
  play: Type.String(),
  service: Type.String(),
  content: Type.String(),
  of_screen: Type.String(),
  spans: Type.Array(Type.Tuple([Type.Number(), Type.Number()]), { description: 'from and to, epoch milliseconds' }),
  was_there: Type.Array(Type.Tuple([Type.String(), Type.Integer(), Type.Number(), Type.Number()])),
})
export type ReportedRow = Static<typeof Row>

/** What the meters of a panel told, as far as somebody was there. */
export const reportedViewing = defineQuery({
  tag: 'panel.reported-viewing',
  sql: sqlFile(import.meta.url, './reported-viewing.sql'),
  row: Row,
})

export const reportedCatalogue = defineQuery({
  tag: 'panel.reported-catalogue',
  sql: `-- one row per content that a panel watched and a catalogue of some version has
SELECT service, content, title, title_name, season, kind, origin, language
FROM catalogue_at(version = {version:UInt32}) AS catalogue
WHERE (service, content) IN (SELECT service, content FROM panel_viewing WHERE panel = {panel:String})
ORDER BY service, content`,
  row: Type.Object({
    service: Type.String(),
    content: Type.String(),
    title: Type.String(),
    title_name: Type.String(),
    season: Type.Integer(),
    kind: Type.String(),
    origin: Type.String(),
    language: Type.String(),
  }),
})
