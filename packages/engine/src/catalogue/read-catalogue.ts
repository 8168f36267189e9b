import { didYouMean, Problem, parseJson, withoutMark } from '@sweeps/model'
import type { TableFile } from '../tables/index.js'
import { type CatalogueRow, contentKey } from './catalogue-row.js'
import { contentIdRule } from './formats/content-id.js'
import { isJellyfin, readJellyfin } from './formats/jellyfin.js'
import type { FileRows } from './formats/located.js'
import { readOwnCsv } from './formats/own-csv.js'
import { readOwnJson } from './formats/own-json.js'
import { isSchemaOrg, readSchemaOrg } from './formats/schema-org.js'
import { isTvmaze, readTvmaze } from './formats/tvmaze.js'
import { withPossibleRuntimes } from './possible-runtimes.js'
import { bad, readRow } from './read-row.js'
import { severalEpisodes } from './several-episodes.js'
import { withWholeNumbers } from './whole-numbers.js'
import { withoutNameless } from './without-nameless.js'

/** The formats a catalogue is read from. */
export const catalogueFormats = ['csv', 'json', 'schema-org', 'tvmaze', 'jellyfin'] as const
export type CatalogueFormat = (typeof catalogueFormats)[number]

export interface ReadOptions {
  /** Recognised by its content when absent. */
  format?: CatalogueFormat
  /** Who streams what the file names, for formats that do not say it. */
  service?: string
  /** How the service makes its content ids, for formats that do not have them: `{slug}-{season}-{episode}`. */
  contentId?: string
  /** A file with more is refused. */
  mostRows?: number
}

/**
 * Reads a catalogue of any of the formats. Reads all of it or throws, naming the place. `lastEpisodes`: of files of several episodes the last, by
 * content.
 */
export function readCatalogue(
  from: TableFile | string,
  options: ReadOptions = {},
): { rows: CatalogueRow[]; lastEpisodes: ReadonlyMap<string, number>; odd: string[] } {
  const read = readFormat(typeof from === 'string' ? { text: withoutMark(from), notes: [] } : from, options)
  const file = withWholeNumbers(severalEpisodes(read))
  if (file.rows.length === 0) throw new Problem('invalid-file', ['the catalogue has no rows', ...file.odd].join('; '))
  const { mostRows = Number.POSITIVE_INFINITY } = options
  if (file.rows.length > mostRows)
    throw new Problem(
      'too-large',
      `the catalogue has ${file.rows.length} rows, at most ${mostRows} here: split it, or use \`sweeps import catalogue\``,
    )
  const placeOf = new Map<string, string>()
  const lastEpisodes = new Map<string, number>()
  const rows = file.rows.map(({ where, fields, lastEpisode }) => {
    const row = readRow(fields, where)
    const id = contentKey(row)
    const before = placeOf.get(id)
    if (before !== undefined)
      throw bad(where, 'content', `"${row.content}" of ${row.service} stands in ${before} already: a content id means one episode`)
    placeOf.set(id, where)
    if (lastEpisode !== undefined) lastEpisodes.set(id, lastEpisode)
    return row
  })
  return { rows, lastEpisodes, odd: [...file.odd, ...unknownDays(file, rows)] }
}

function readFormat(from: TableFile, options: ReadOptions): FileRows {
  const { text, notes } = from
  if (options.format !== undefined && !catalogueFormats.includes(options.format))
    throw new Problem(
      'invalid-request',
      `format: there is no "${options.format}"; there are ${catalogueFormats.join(', ')}${didYouMean(options.format, catalogueFormats)}`,
    )
  if (text === undefined || options.format === 'csv' || (options.format === undefined && !/^\s*[[{]/.test(text)))
    return ownRows(readOwnCsv(from), 'a table', options)
  const file = readDocument(parsed(text), options)
  return { ...file, odd: [...notes, ...file.odd] }
}

function readDocument(document: unknown, options: ReadOptions): FileRows {
  const format = options.format === undefined || options.format === 'csv' ? recognise(document) : options.format
  if (format === 'json') return ownRows(readOwnJson(document), 'this JSON', options)
  const service = options.service?.trim()
  if (!service)
    throw new Problem('invalid-request', `${nameOf[format]} does not say who streams it: give --service NAME, as messages name it`)
  if (format === 'jellyfin')
    return asFarAsKnown(readJellyfin(document, service, options.contentId === undefined ? undefined : contentIdRule(options.contentId)))
  if (options.contentId === undefined)
    throw new Problem(
      'invalid-request',
      `${nameOf[format]} has no content ids of ${service}: say how they are made, as --content-id '{slug}-{season}-{episode}'`,
    )
  return asFarAsKnown((format === 'tvmaze' ? readTvmaze : readSchemaOrg)(document, service, contentIdRule(options.contentId)))
}

/** What other programs write where they know nothing is no reason to refuse the rest of their file. */
const asFarAsKnown = (file: FileRows): FileRows => withPossibleRuntimes(withoutNameless(file))

/** Our own format says service and content in every row; a flag beside it would be passed over in silence. */
function ownRows(file: FileRows, what: string, { service, contentId }: ReadOptions): FileRows {
  if (service !== undefined || contentId !== undefined)
    throw new Problem('invalid-request', `${what} names service and content in its rows: leave --service and --content-id out`)
  return file
}

const nameOf = { 'schema-org': 'Schema.org JSON-LD', tvmaze: 'a show of TVmaze', jellyfin: 'a Jellyfin library' } as const

function recognise(document: unknown): Exclude<CatalogueFormat, 'csv'> {
  if (isTvmaze(document)) return 'tvmaze'
  if (isJellyfin(document)) return 'jellyfin'
  if (isSchemaOrg(document)) return 'schema-org'
  return 'json'
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new Problem('invalid-file', `the catalogue is no JSON: ${(error as Error).message}`)
  }
}

/** Days of release that a file gives and nobody can mean: programs write 0001-01-01 where they know none. */
function unknownDays({ rows }: FileRows, read: readonly CatalogueRow[]): string[] {
  const taken = rows.filter(({ fields }, at) => fields.released?.trim() && read[at]!.released === null)
  const [first] = taken
  if (!first) return []
  return [
    `days of release before 1900 or after 2299 were taken as not known: ${taken.length}, such as "${first.fields.released}" in ${first.where}`,
  ]
}
