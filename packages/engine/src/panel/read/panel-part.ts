import { Problem } from '@sweeps/model'
import { notesOf, openTable, readTable, type TableRow } from '../../tables/index.js'
import { mostMegabytes } from './bundle.js'
import { withPlainCells } from './plain-cells.js'

/** A file of a panel that is a table, by the name under which its rows are stored. */
export type TablePart = 'households' | 'persons' | 'devices' | 'days' | 'targets' | 'truth' | 'invitations'

/** A line of one of a panel's files: its cells by column. */
export type PartRow = TableRow

const columns: Readonly<Record<TablePart | 'factors', readonly string[]>> = {
  households: ['household'],
  persons: ['person', 'household'],
  devices: ['device', 'household'],
  days: ['household', 'day', 'state'],
  targets: ['margin', 'level', 'total'],
  truth: ['week', 'service', 'title', 'minutes'],
  invitations: ['household', 'outcome'],
  factors: ['household'],
}

/** Which part of a panel a file is, by its name: the definition, viewing, a table, or factors under the file's own name, as panel.json has it. */
export function partOf(file: string): string {
  const name = file.toLowerCase()
  if (name === 'panel.json') return 'definition'
  if (name === 'viewing.ndjson') return 'viewing'
  const [ending] = /\.(?:csv|tsv|xlsx)$/.exec(name) ?? []
  if (ending === undefined)
    throw new Problem(
      'invalid-file',
      `${file} is no file of a panel: there are panel.json, households.csv, persons.csv, devices.csv, days.csv, targets.csv, invitations.csv, truth.csv, viewing.ndjson and factors as CSV (or XLSX); nothing was imported`,
    )
  const stem = file.slice(0, -ending.length)
  return isTable(stem.toLowerCase()) ? stem.toLowerCase() : `${stem}.csv`
}

export const isTable = (part: string): part is TablePart => Object.hasOwn(columns, part) && part !== 'factors'

/** The name of the file that a part is in. */
export const fileOf = (part: string): string => (part === 'definition' ? 'panel.json' : isTable(part) ? `${part}.csv` : part)

/** Ids and words; every other column of a table of factors is a number. */
const wordColumns = ['household']

/**
 * Cuts one of a panel's tables into rows, as any other table is read. `base`: the column of base weights, as far as it is known. Throws
 * `invalid-file` that names the file.
 */
export async function readPart(part: string, bytes: Uint8Array, base: string | undefined): Promise<{ rows: PartRow[]; notes: string[] }> {
  const table = isTable(part) ? part : 'factors'
  const file = await inFile(part, () => openTable(bytes, { megabytes: mostMegabytes }))
  return inFile(part, () => {
    const { rows, ...read } = readTable(file, { delimiter: ',', quotes: true, required: columns[table], optional: [] })
    const present = Object.keys(rows[0]!.cells)
    const numbers = {
      ...{ households: base ? [base] : [], persons: base ? [base] : [], devices: [], days: [], targets: ['total', 'se'] },
      truth: ['minutes'],
      invitations: [],
      factors: present.filter(column => !wordColumns.includes(column)),
    }[table]
    const ofTime = ['from', 'to']
    const days = {
      households: [],
      persons: ofTime,
      devices: [],
      days: ['day'],
      targets: ofTime,
      truth: ['week'],
      invitations: [],
      factors: [],
    }[table]
    return {
      rows: withPlainCells(rows, { days, numbers }),
      notes: notesOf({ ...read, rows, unknown: [] }).map(note => `${fileOf(part)}: ${note}`),
    }
  })
}

/** Names the file in what goes wrong with it. */
export function inFile<Result>(part: string, read: () => Promise<Result>): Promise<Result>
export function inFile<Result>(part: string, read: () => Result): Result
export function inFile<Result>(part: string, read: () => Result | Promise<Result>): Result | Promise<Result> {
  try {
    const result = read()
    return result instanceof Promise
      ? result.catch(error => {
          throw named(part, error)
        })
      : result
  } catch (error) {
    throw named(part, error)
  }
}

function named(part: string, error: unknown): unknown {
  if (!(error instanceof Problem && error.code === 'invalid-file') || error.message.startsWith(fileOf(part))) return error
  return new Problem('invalid-file', `${fileOf(part)}: ${error.message}`, { file: fileOf(part), ...error.members })
}
