import type { FastifyReply } from 'fastify'

/** Every table can be had as JSON and as CSV from the same address. */
export const format = { type: 'string', enum: ['json', 'csv'], description: 'json when absent' } as const
export type Format = 'json' | 'csv'

export function sendTable(reply: FastifyReply, format: Format | undefined, csv: () => string, json: unknown): unknown {
  if (format !== 'csv') return json
  return reply.type('text/csv; charset=utf-8').send(csv())
}

/** Tables of charts can be had as Parquet too. */
export const chartFormat = { type: 'string', enum: ['json', 'csv', 'parquet'], description: 'json when absent' } as const
export type ChartFormat = Format | 'parquet'

export async function sendChartTable(
  reply: FastifyReply,
  format: ChartFormat | undefined,
  { csv, parquet, json }: { csv: () => string; parquet: () => Promise<Buffer>; json: unknown },
): Promise<unknown> {
  if (format !== 'parquet') return sendTable(reply, format, csv, json)
  return reply.type('application/vnd.apache.parquet').send(await parquet())
}
