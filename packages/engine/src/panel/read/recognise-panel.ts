import { parseJson } from '@sweeps/model'
import { type Certainty, closestHeader, type Header } from '../../tables/index.js'
import { type BarbKind, barbKindOf, isBarbTable } from './barb/barb-rows.js'
import { isTable, type TablePart } from './panel-part.js'

/** A file of a panel, by the name under which it is imported. */
export interface RecognisedPanel {
  file: string
  sure: Certainty
  /** Set where it is no file of our own format: what it is, in words. */
  words?: string
}

const headers: readonly Header<TablePart>[] = [
  { kind: 'persons', required: ['person', 'household'] },
  { kind: 'devices', required: ['device', 'household'] },
  { kind: 'days', required: ['household', 'day', 'state'] },
  { kind: 'targets', required: ['margin', 'level', 'total'] },
]

const truthHeader: Header<TablePart> = { kind: 'truth', required: ['week', 'service', 'title', 'minutes'] }

/** Which file of a panel a table is: by its columns, and where those say little by its name. */
export function recognisePanelTable(name: string, columns: readonly string[]): RecognisedPanel | undefined {
  if (isBarbTable(columns)) return barbFile(name, 'sessions')
  const found = closestHeader(columns, headers)
  if (found?.sure === 'certain') return { file: `${found.kind}.csv`, sure: 'certain' }
  // Lists that somebody keeps by hand have such columns too: the name alone says that it is a panel's.
  if (/^truth\.[a-z]+$/i.test(name) && closestHeader(columns, [truthHeader])?.sure === 'certain')
    return { file: 'truth.csv', sure: 'certain' }
  const has = columns.some(column => column.trim().toLowerCase() === 'household')
  if (!has) return undefined
  const stem = name.toLowerCase().replace(/\.[a-z]+$/, '')
  if (isTable(stem)) return { file: `${stem}.csv`, sure: 'certain' }
  // Replicate factors have a column for each replicate, and the name that panel.json says.
  const numbered = columns.filter(column => /\d$/.test(column.trim())).length
  if (numbered >= 2 && numbered === columns.length - 1) return { file: `${name.replace(/\.(?:csv|tsv|xlsx)$/i, '')}.csv`, sure: 'likely' }
  return { file: 'households.csv', sure: 'likely' }
}

/** The definition of a panel, what its meters saw, one message a line, or rows of Barb's API, of which the beginning is enough. */
export function recognisePanelText(text: string, name = ''): RecognisedPanel | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  const barb = barbKindOf(text)
  if (barb) return barbFile(name, barb)
  if (!/^\s*\{/.test(text)) return undefined
  const document = parsed(text)
  if (document && 'id' in document && 'market' in document && 'replicates' in document) return { file: 'panel.json', sure: 'certain' }
  const first = parsed(text.trimStart().split(/\r?\n/, 1)[0] ?? '')
  return first && 'household' in first && 'presence' in first ? { file: 'viewing.ndjson', sure: 'certain' } : undefined
}

const ofBarb: Readonly<Record<BarbKind, string>> = {
  sessions: 'Sessions of a panel, as Barb’s API has them',
  members: 'Members of a panel, as Barb’s API has them',
  households: 'Households of a panel, as Barb’s API has them',
}

/** Under its own name: several pages go in together. */
const barbFile = (name: string, kind: BarbKind): RecognisedPanel => ({ file: barbName(name), sure: 'certain', words: ofBarb[kind] })

/** TRICKY: what is called `viewing.txt` is read by its rows, but must have an ending that is looked into. */
const barbName = (name: string): string => (/\.(?:json|ndjson|jsonl|csv|tsv|txt)$/i.test(name) ? name : `${name || 'barb'}.json`)

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseJson(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
