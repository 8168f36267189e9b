import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, sqlFile } from '../store/index.js'

export const latestVersion = defineQuery({
  tag: 'catalogue.version',
  sql: `-- one row: the latest version, and the latest number used (one that was cut off half-way has no version)
SELECT (SELECT max(version) FROM catalogue_versions) AS version, greatest(version, (SELECT max(version) FROM catalogue)) AS used`,
  row: Type.Object({ version: Int64, used: Int64 }),
})

export const catalogueEntries = defineQuery({
  tag: 'catalogue.entries',
  sql: `-- one row per service and content
SELECT service, content, title, title_name AS titleName, season, episode, name, kind, origin, language, runtime_ms AS runtimeMs, toString(released) AS released
FROM catalogue_at(version = {version:UInt32})
ORDER BY service, title, season, episode, content`,
  row: Type.Object({
    service: Type.String(),
    content: Type.String(),
    title: Type.String(),
    titleName: Type.String(),
    season: Type.Integer(),
    episode: Type.Integer(),
    name: Type.String(),
    kind: Type.Union([Type.Literal('series'), Type.Literal('film')]),
    origin: Type.Union([Type.Literal('original'), Type.Literal('acquired'), Type.Literal('')]),
    language: Type.String(),
    runtimeMs: Int64,
    released: Type.Union([Type.String(), Type.Null()]),
  }),
})

export const takenOut = defineQuery({
  tag: 'catalogue.taken-out',
  sql: sqlFile(import.meta.url, './taken-out.sql'),
  row: Type.Object({ service: Type.String(), content: Type.String() }),
})

export const catalogueVersions = defineQuery({
  tag: 'catalogue.versions',
  sql: sqlFile(import.meta.url, './versions.sql'),
  row: Type.Object({
    version: Type.Integer(),
    restored: Type.Union([Type.Integer(), Type.Null()]),
    made: Int64,
    actor: Type.String(),
    note: Type.String(),
    added: Int64,
    changed: Int64,
    removed: Int64,
  }),
})
