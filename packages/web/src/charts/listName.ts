import type { ChartSummary } from '@sweeps/model'

/** A chart's list in words: `Nielsen streaming, United States, Overall`. A chart that is no longer defined keeps its id. */
export function listName(charts: readonly ChartSummary[], { chart, list }: { chart: string; list: string }): string {
  const definition = charts.find(({ id }) => id === chart)
  return `${definition?.name ?? chart}, ${definition?.lists.find(({ id }) => id === list)?.name ?? list}`
}
