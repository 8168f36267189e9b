import type { Read } from '../source.js'
import { isNativeRecord } from './record.js'

/** A line of our own: it goes in as it is. */
export function readNative(record: unknown): Read {
  if (!isNativeRecord(record)) return { bad: { field: '', reason: record === undefined ? 'is no JSON' : 'a message is an object' } }
  if (Array.isArray(record) && record.length === 0) return { bad: { field: '', reason: 'is an empty array' } }
  return { message: record }
}
