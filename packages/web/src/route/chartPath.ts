/** The dashboard's address of one list of one chart in one week. */
export const chartPath = (chart: string, week: string, list: string) =>
  `/charts/${encodeURIComponent(chart)}/${encodeURIComponent(week)}?list=${encodeURIComponent(list)}`
