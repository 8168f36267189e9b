import type { FastifyReply } from 'fastify'

/** Every table can be had as JSON and as CSV from the same address. */
export const format = { type: 'string', enum: ['json', 'csv'], description: 'json when absent' } as const
export type Format = 'json' | 'csv'

export function sendTable(reply: FastifyReply, format: Format | undefined, csv: () => string, json: unknown): unknown {
  if (format !== 'csv') return json
  return reply.type('text/csv; charset=utf-8').send(csv())
}
