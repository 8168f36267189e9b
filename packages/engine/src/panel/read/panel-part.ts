import { Problem } from '@sweeps/model'
import { readTable, type TableRow } from '../../tables/index.js'

/** A file of a panel that is a table, by the name under which its rows are stored. */
export type TablePart = 'households' | 'persons' | 'devices' | 'days' | 'targets'

/** A line of one of a panel's files: its cells by column. */
export type PartRow = TableRow

const columns: Readonly<Record<TablePart | 'factors', readonly string[]>> = {
  households: ['household'],
  persons: ['person', 'household'],
  devices: ['device', 'household'],
  days: ['household', 'day', 'state'],
  targets: ['margin', 'level', 'total'],
  factors: ['household'],
}

/** Which part of a panel a file is, by its name: the definition, viewing, a table, or factors under the file's own name. */
export function partOf(file: string): string {
  const name = file.toLowerCase()
  if (name === 'panel.json') return 'definition'
  if (name === 'viewing.ndjson') return 'viewing'
  if (!name.endsWith('.csv'))
    throw new Problem(
      'invalid-file',
      `${file} is no file of a panel: there are panel.json, households.csv, persons.csv, devices.csv, days.csv, targets.csv, viewing.ndjson and factors as CSV; nothing was imported`,
    )
  const stem = name.slice(0, -4)
  return isTable(stem) ? stem : file
}

export const isTable = (part: string): part is TablePart => Object.hasOwn(columns, part) && part !== 'factors'

/** The name of the file that a part is in. */
export const fileOf = (part: string): string => (part === 'definition' ? 'panel.json' : isTable(part) ? `${part}.csv` : part)

/** Cuts one of a panel's tables into rows. Throws `invalid-file` that names the file. */
export function readPart(part: string, text: string): PartRow[] {
  const required = columns[isTable(part) ? part : 'factors']
  return inFile(part, () => readTable(text.replace(/^\uFEFF/, ''), { delimiter: ',', quotes: true, required, optional: [] }).rows)
}

/** Names the file in what goes wrong with it. */
export function inFile<Result>(part: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'invalid-file') || error.message.startsWith(fileOf(part))) throw error
    throw new Problem('invalid-file', `${fileOf(part)}: ${error.message}`, { file: fileOf(part), ...error.members })
  }
}
