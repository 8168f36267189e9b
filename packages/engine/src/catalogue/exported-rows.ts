import type { CatalogueEntry } from '@sweeps/model'
import type { CatalogueRow } from './catalogue-row.js'

/** Rows as a catalogue file has them: what is exported can be imported again. */
export const exportedRows = (rows: readonly CatalogueRow[]): CatalogueEntry[] =>
  rows.map(row => ({
    service: row.service,
    content: row.content,
    title: row.title,
    // Specials are season 0 of a series.
    season: row.kind === 'film' ? null : row.season,
    episode: row.episode || null,
    name: row.name,
    kind: row.kind,
    origin: row.origin,
    language: row.language,
    runtime_ms: row.runtimeMs || null,
    released: row.released,
    title_name: row.titleName,
  }))
