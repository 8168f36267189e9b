import type { Chart } from '@sweeps/model'
import { type AnswerOf, ask } from '../../../api/ask'
import { editionsQuery } from '../../../api/editionQueries'
import { queryClient } from '../../../api/queryClient'

export type Published = AnswerOf<'POST /v1/editions'>

/** Freezes a week of a chart, with all its lists; under embargo it is shown outside from that instant on. */
export async function publish(of: Pick<Chart, 'chart' | 'market' | 'week'>, embargo: string | undefined): Promise<Published> {
  const { chart, market, week } = of
  const published = await ask('POST /v1/editions', { chart, market, week: week.start, embargo })
  await queryClient.invalidateQueries(editionsQuery(of))
  return published
}
