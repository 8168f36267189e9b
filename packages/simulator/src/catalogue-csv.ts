import type { CatalogueRow } from './demo-catalogue.js'

const columns = [
  'service',
  'content',
  'title',
  'title_name',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtime_ms',
  'released',
] as const

/** The rows as a catalogue file: a header, then a line each; quoted as RFC 4180 wants it; nothing for what a film does not have. */
export function catalogueCsv(rows: readonly CatalogueRow[]): string {
  const lines = rows.map(row => columns.map(column => cell(row[column])).join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}

function cell(value: string | number | null): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
