import type { ChartSummary } from '@sweeps/model'

/**
 * A chart's list in words: `Nielsen streaming, United States, Overall`, or the `list` alone. A chart that is no longer defined keeps its id.
 */
export function listName(
  charts: readonly ChartSummary[],
  { chart, list }: { chart: string; list: string },
  what: 'both' | 'list' = 'both',
): string {
  const definition = charts.find(({ id }) => id === chart)
  const own = definition?.lists.find(({ id }) => id === list)?.name ?? list
  return what === 'list' ? own : `${definition?.name ?? chart}, ${own}`
}
