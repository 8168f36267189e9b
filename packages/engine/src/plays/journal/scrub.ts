import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { decodeRecord, nextCandidate } from './journal-record.js'

/**
 * Takes out of a damaged journal file every record that names one of these hashes, and every stretch that is no record and has its digits
 * in it: nobody can say what else stands there. The rest stays as it is. Whole or not at all.
 */
export function scrubSegment(path: string, hashes: readonly string[]): void {
  const bytes = readFileSync(path)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const step = decodeRecord(bytes, at)
    const next = typeof step === 'string' ? nextCandidate(bytes, at) : step.next
    const part = bytes.subarray(at, next)
    if (!hashes.some(hash => hash !== '0' && part.includes(hash))) parts.push(part)
    at = next
  }
  if (parts.reduce((sum, part) => sum + part.length, 0) === bytes.length) return
  const file = openSync(`${path}.part`, 'w', 0o600)
  try {
    for (const part of parts) writeSync(file, part)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.part`, path)
}
