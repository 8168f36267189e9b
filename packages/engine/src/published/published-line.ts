import { groupBy } from '../group-by.js'

/** One line of a published list, before it becomes figures. */
export interface PublishedLine {
  list: string
  /** First day of its week, or of a longer period. */
  week: string
  /** Last day of its period; absent: of its week. */
  end?: string
  /** Its place in the list. */
  line: number
  /** As published; 0: not known. */
  rank: number
  /** Slug; empty: not known who. */
  title: string
  /** The title as published, without its season. */
  titleName: string
  /** 0: none, or all seasons. */
  season: number
  /** As published. */
  name: string
  service: string
  /** Weeks on the list as published; 0: not published. */
  weeks: number
  /** Where this line was read; empty: where the whole file was. */
  address: string
  note: string
  /** In base units of each metric. Null: the metric is published, its value here is not known. */
  figures: Readonly<Record<string, number | null>>
}

/** Names one list of one week. */
export const listKey = (line: { list: string; week: string }): string => `${line.week} ${line.list}`

/** Cuts lines into lists of a week, oldest first, each in its published order. */
export function byList<L extends { list: string; week: string; line: number }>(lines: Iterable<L>): Map<string, L[]> {
  const lists = groupBy(lines, listKey)
  for (const list of lists.values()) list.sort((one, other) => one.line - other.line)
  return new Map([...lists].sort(([one], [other]) => (one < other ? -1 : 1)))
}
