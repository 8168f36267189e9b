import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, addressOf, ask } from '../../../api/ask'
import type { SeasonView } from '../../../api/seasonView'

export type SeasonRange = AnswerOf<'GET /v1/seasons/:title/:season/range'>

const route = 'GET /v1/seasons/:title/:season/range'
const inputOf = ({ title, season, tz }: SeasonView, range: { from: string; to: string }) => ({ title, season, tz, ...range })

/** Some weeks of a season beside as many before; others may stand in while they are counted. */
export const rangeQuery = (view: SeasonView, range: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['season-range', inputOf(view, range)],
    queryFn: () => ask(route, inputOf(view, range)),
    placeholderData: (previous: SeasonRange | undefined) => (previous?.title === view.title ? keepPreviousData(previous) : undefined),
  })

export const rangeCsvAddress = (view: SeasonView, range: { from: string; to: string }) =>
  addressOf(route, inputOf(view, range), { format: 'csv' })
