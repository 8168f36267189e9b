import { randomUUID } from 'node:crypto'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, engineInstant, Int64, type Store } from '../store/index.js'
import type { Refusal } from './accept.js'
import { encodeRecord } from './journal/journal-record.js'
import { redact, type TextHash } from './redact.js'

const maxBody = 8 * 1024

/** Whose message was refused, as far as the key that came with it says. */
export interface RejectedFrom {
  /** The service; what the message itself says when absent. */
  service?: string | undefined
  /** Keyed hash of a text, in place of which it stands. */
  hash: TextHash
}

/** The journal record of a refused message, without what may name people. A body that could not be parsed (`undefined`) is not kept. */
export function rejectRecord(message: unknown, refusal: Refusal, receivedAt: number, { service, hash }: RejectedFrom): Buffer {
  const body = message === undefined ? undefined : redact(message, hash)
  const named = service ?? serviceOf(body)
  return encodeRecord('reject', 1, '', rejectLine(body, refusal, receivedAt, named).toString('utf8'))
}

/** The journal record that stands for those refused messages of a body that are not kept. */
export const furtherRejects = (count: number, receivedAt: number, service: string | undefined): Buffer => {
  const refusal = { field: '', reason: 'more messages of the same body were refused: they are counted, not kept' }
  return encodeRecord('reject', 1, '', rejectLine({ unkeptNote: count }, refusal, receivedAt, service).toString('utf8'))
}

/** The row of a refused message, kept with its reason. `body` must hold no ids of people. */
export function rejectLine(body: unknown, refusal: Refusal, receivedAt: number, service = serviceOf(body)): Buffer {
  const text = (JSON.stringify(body) ?? '').toWellFormed().slice(0, maxBody)
  return Buffer.from(`${JSON.stringify([engineInstant(receivedAt), randomUUID(), service, refusal.field, refusal.reason, text])}\n`)
}

const serviceOf = (body: unknown): string => {
  const service = (body as { service?: unknown } | null | undefined)?.service
  return typeof service === 'string' && !service.startsWith('(') ? service.toWellFormed().slice(0, 64) : ''
}

const engineTime = 'UTC, as 2021-08-17 09:00:00.000'

/** A refused message, with what to mend. */
const Reject = Type.Object({
  heard: Type.String({ description: `when it came; ${engineTime}` }),
  service: Type.String(),
  field: Type.String({ description: 'what is wrong with it; empty: all of it' }),
  reason: Type.String(),
  body: Type.String({ description: 'the message, with hashes in place of what may name people' }),
})

/** How often messages of a service were refused for a reason. */
const RejectCount = Type.Object({
  service: Type.String(),
  field: Type.String(),
  reason: Type.String(),
  messages: Int64,
  latest: Type.String({ description: engineTime }),
})

/** What was refused in the last 30 days: the latest messages, and how often each reason came up. */
export const Rejects = Type.Object({ summary: Type.Array(RejectCount), rejects: Type.Array(Reject) })
export type Rejects = Static<typeof Rejects>

const latest = defineQuery({
  tag: 'plays.rejects',
  sql: `-- one row per refused message, the latest first
SELECT toString(heard) AS heard, service, field, reason, body
FROM rejects FINAL
WHERE ({service:String} = '' OR service = {service:String}) AND (empty({services:Array(String)}) OR service IN {services:Array(String)})
ORDER BY rejects.heard DESC
LIMIT {limit:UInt32}`,
  row: Reject,
})

const summary = defineQuery({
  tag: 'plays.rejects.summary',
  sql: `-- one row per service, field and reason
SELECT service, field, reason, count() AS messages, toString(max(heard)) AS latest
FROM rejects FINAL
WHERE empty({services:Array(String)}) OR service IN {services:Array(String)}
GROUP BY service, field, reason
ORDER BY messages DESC, service, field
LIMIT 100`,
  row: RejectCount,
})

const lately = defineQuery({
  tag: 'plays.rejects.lately',
  sql: `-- one row: how many refused messages were kept from an instant on
SELECT count() AS messages FROM rejects FINAL WHERE heard >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`,
  row: Type.Object({ messages: Int64 }),
})

/** How many messages were refused, and kept, from an instant on. */
export const rejectsSince = async (store: Store, since: number): Promise<number> => (await store.one(lately, { since })).messages

/** The latest refused messages, of a service when it is named, and how often each reason came up; both of `services` alone, where any is given. */
export async function listRejects(
  store: Store,
  options: { service?: string; limit?: number; services?: readonly string[] } = {},
): Promise<Rejects> {
  const { service = '', limit = 50, services = [] } = options
  return { summary: await store.run(summary, { services }), rejects: await store.run(latest, { service, limit, services }) }
}
