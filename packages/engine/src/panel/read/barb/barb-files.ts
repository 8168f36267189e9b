import { closeSync, openSync, readSync } from 'node:fs'
import { decodeText } from '@sweeps/model'
import { barbKindOf } from './barb-rows.js'

/** By so many bytes a file is recognised. */
const head = 256 * 1024

/** Which of some files, given by name and path, have rows of Barb's API, whatever they are called; the others are the panel's own. */
export function barbFilesAmong(files: ReadonlyMap<string, string>): { barb: Map<string, string>; own: Map<string, string> } {
  const [barb, own] = [new Map<string, string>(), new Map<string, string>()]
  for (const [file, path] of files) (hasBarbRows(file, path) ? barb : own).set(file, path)
  return { barb, own }
}

/** Whether a file has rows of Barb's API, by its beginning. */
export function hasBarbRows(file: string, path: string): boolean {
  if (!/\.(?:json|ndjson|jsonl|csv|tsv|txt)$/i.test(file)) return false
  const read = decodeText(beginning(path))
  return 'text' in read && barbKindOf(read.text) !== undefined
}

function beginning(path: string): Buffer {
  const bytes = Buffer.alloc(head)
  const file = openSync(path, 'r')
  try {
    const read = bytes.subarray(0, readSync(file, bytes, 0, head, 0))
    // What was cut off may end within a letter.
    return read.length < head ? read : read.subarray(0, Math.max(read.lastIndexOf(0x0a), read.lastIndexOf(0x2c)) + 1 || read.length)
  } finally {
    closeSync(file)
  }
}
