import { parseJson } from '@sweeps/model'
import { type Certainty, closestHeader } from '../tables/index.js'
import { isJellyfin } from './formats/jellyfin.js'
import { fileColumns } from './formats/located.js'
import { isSchemaOrg } from './formats/schema-org.js'
import { isTvmaze } from './formats/tvmaze.js'
import type { CatalogueFormat } from './read-catalogue.js'

export interface RecognisedCatalogue {
  format: CatalogueFormat
  sure: Certainty
}

/** Whether the columns of a table are a catalogue's. */
export function recogniseCatalogueTable(columns: readonly string[]): RecognisedCatalogue | undefined {
  const found = closestHeader(columns, [{ kind: 'csv', required: fileColumns }])
  return found && { format: 'csv', sure: found.sure }
}

/** Which catalogue a JSON document is. Of one that is only begun, its first members tell. */
export function recogniseCatalogueText(text: string): RecognisedCatalogue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const format = formatOf(parseJson(text))
    return format && { format, sure: 'certain' }
  } catch {
    const format = formatBegun(text)
    return format && { format, sure: 'likely' }
  }
}

/** True for the text of a season's production record. */
export function isRecordText(text: string): boolean {
  try {
    const document = parseJson(text)
    return isObject(document) && typeof document['title'] === 'string' && 'season' in document && Array.isArray(document['facts'])
  } catch {
    return false
  }
}

function formatOf(document: unknown): CatalogueFormat | undefined {
  if (isTvmaze(document)) return 'tvmaze'
  if (isJellyfin(document)) return 'jellyfin'
  if (isSchemaOrg(document)) return 'schema-org'
  const rows = Array.isArray(document) ? document : isObject(document) ? document['entries'] : undefined
  const [first]: unknown[] = Array.isArray(rows) ? rows : []
  return isObject(first) && 'content' in first && 'title' in first ? 'json' : undefined
}

function formatBegun(text: string): CatalogueFormat | undefined {
  if (/"@(?:context|graph|type)"\s*:/.test(text)) return 'schema-org'
  if (/"_embedded"\s*:\s*\{\s*"episodes"/.test(text)) return 'tvmaze'
  if (/"Id"\s*:/.test(text) && /"Type"\s*:\s*"(?:Episode|Movie)"/.test(text)) return 'jellyfin'
  return /"content"\s*:/.test(text) && /"title"\s*:/.test(text) && /"service"\s*:/.test(text) ? 'json' : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
