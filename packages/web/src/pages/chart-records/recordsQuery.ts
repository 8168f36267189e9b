import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, addressOf, ask } from '../../api/ask'
import { ofKey } from '../../api/chartKey'

/** A list's records, each the best first. */
export type Records = AnswerOf<'GET /v1/records/:chart'>
/** A year, or all of them, by one metric. */
export type Table = Records['tables'][number]
/** Who holds a record: a title, or one of its seasons under its name. */
export type Holder = Pick<Table['entries'][number], 'title' | 'season' | 'name'>

export const recordsQuery = (chart: string, list: string) =>
  queryOptions({ queryKey: ['records', chart, list], queryFn: () => ask('GET /v1/records/:chart', { ...named(chart), list }) })

export const recordsCsvAddress = (chart: string, list: string) =>
  addressOf('GET /v1/records/:chart', { ...named(chart), list }, { format: 'csv' })

const named = (key: string) => {
  const { chart, market } = ofKey(key)
  return { chart, market: market || undefined }
}
