import { randomUUID } from 'node:crypto'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import type { Refusal } from './accept.js'
import { encodeRecord } from './journal/record.js'

const maxBody = 8 * 1024

/** The journal record of a refused message. */
export const rejectRecord = (message: unknown, refusal: Refusal, heard: number): Buffer =>
  encodeRecord('reject', 1, '', rejectLine(message, refusal, heard).toString('utf8'))

/** The row of a refused message: kept with its reason, without the ids of people. */
export function rejectLine(message: unknown, refusal: Refusal, heard: number): Buffer {
  const at = new Date(heard).toISOString()
  const row = [`${at.slice(0, 10)} ${at.slice(11, 23)}`, randomUUID(), serviceOf(message), refusal.field, refusal.reason, body(message)]
  return Buffer.from(`${JSON.stringify(row)}\n`)
}

const serviceOf = (message: unknown): string => {
  const service = (message as { service?: unknown } | null)?.service
  return typeof service === 'string' ? service.toWellFormed().slice(0, 64) : ''
}

/** A body that could not be parsed is not kept: nobody can say where in it the ids of people are. */
function body(message: unknown): string {
  if (message === undefined) return ''
  return (withoutPeople(message) ?? '').toWellFormed().slice(0, maxBody)
}

function withoutPeople(message: unknown): string | undefined {
  try {
    return JSON.stringify(message, (key, value) => ((key === 'viewer' || key === 'account') && value !== undefined ? '(replaced)' : value))
  } catch {
    // TRICKY: JSON.parse reads what is nested 100,000 deep; writing it runs out of stack.
    return '(nested too deeply to be kept)'
  }
}

/** A refused message, with what to mend. */
export interface Reject {
  heard: string
  service: string
  field: string
  reason: string
  body: string
}

const latest = defineQuery({
  tag: 'plays.rejects',
  sql: `-- one row per refused message, the latest first
SELECT toString(heard) AS heard, service, field, reason, body
FROM rejects FINAL
WHERE {service:String} = '' OR service = {service:String}
ORDER BY rejects.heard DESC
LIMIT {limit:UInt32}`,
  row: Type.Object({ heard: Type.String(), service: Type.String(), field: Type.String(), reason: Type.String(), body: Type.String() }),
})

const summary = defineQuery({
  tag: 'plays.rejects.summary',
  sql: `-- one row per service, field and reason
SELECT service, field, reason, count() AS messages, toString(max(heard)) AS latest
FROM rejects FINAL
GROUP BY service, field, reason
ORDER BY messages DESC, service, field
LIMIT 100`,
  row: Type.Object({ service: Type.String(), field: Type.String(), reason: Type.String(), messages: Int64, latest: Type.String() }),
})

/** What was refused in the last 30 days: the latest messages, and how often each reason came up. */
export async function listRejects(store: Store, options: { service?: string; limit?: number } = {}) {
  const { service = '', limit = 50 } = options
  return { summary: await store.run(summary, {}), rejects: await store.run(latest, { service, limit }) }
}
