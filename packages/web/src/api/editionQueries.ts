import type { Chart } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, addressOf, ask } from './ask'

/** An edition as the list of editions tells it. */
export type EditionSummary = AnswerOf<'GET /v1/editions'>['editions'][number]

/** What was published of a chart in a market. */
export const editionsQuery = ({ chart, market }: Pick<Chart, 'chart' | 'market'>) =>
  queryOptions({
    queryKey: ['editions', chart, market],
    queryFn: () => ask('GET /v1/editions', { chart, market: market || undefined }),
  })

export const editionAddress = (id: string) => addressOf('GET /v1/editions/:id', { id })

/** One edition, whole. It is frozen, so it is fetched once. */
export const editionQuery = (id: string) =>
  queryOptions({
    queryKey: ['edition', id],
    queryFn: () => ask('GET /v1/editions/:id', { id }),
    staleTime: Number.POSITIVE_INFINITY,
  })
