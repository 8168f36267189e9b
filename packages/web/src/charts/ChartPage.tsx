import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../shell/Trouble'
import { ChartSkeleton } from './ChartSkeleton'
import { ChartView } from './ChartView'
import { chartsQuery } from './chartQueries'
import { NoSuchChart } from './NoSuchChart'

/** Finds out what the address means: a week left out is the latest one, a list left out the first. */
export function ChartPage({ chart, week, list }: { chart: string; week: string | null; list: string | null }) {
  const { data, error } = useQuery(chartsQuery)
  if (error) return <Trouble error={error} />
  if (!data) return <ChartSkeleton />

  const definition = data.charts.find(({ id }) => id === chart)
  const shownWeek = week ?? definition?.weeks.at(-1)
  const shownList = list ?? definition?.lists[0]?.id
  if (!definition || shownWeek === undefined || shownList === undefined) return <NoSuchChart charts={data.charts} />
  return <ChartView charts={data.charts} definition={definition} week={shownWeek} list={shownList} />
}
