import { Problem } from '@sweeps/model'

/** Where in a file something is wrong. Lines count from 1, the header included. */
export interface FilePlace {
  /** Of a spreadsheet. */
  sheet?: string
  line?: number
  column?: string
}

/** `invalid-file`, worded as every import words it: where, what is wrong, what to do. */
export function badFile(place: FilePlace, reason: string, advice: string): Problem {
  const { sheet, line, column } = place
  const where = [sheet && `sheet ${sheet}`, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ')
  return new Problem('invalid-file', `${where && `${where}: `}${reason}: ${advice}; nothing was imported`, { ...place })
}
