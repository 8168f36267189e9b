import type { Charts } from './chartQueries'

/** Where to begin: what the server proposes, or the first list of the latest week of the first chart that has one. */
export function startOf({ charts, start }: Charts): { chart: string; list: string; week: string } | null {
  if (start) return start
  for (const { id, lists, weeks } of charts) {
    const list = lists[0]?.id
    const week = weeks.at(-1)
    if (list !== undefined && week !== undefined) return { chart: id, list, week }
  }
  return null
}
