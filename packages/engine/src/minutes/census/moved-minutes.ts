import type { MovedMinutes } from '@sweeps/model'
import type { CatalogueRow, RowChange } from '../../catalogue/index.js'
import { contentKey } from '../../catalogue/index.js'
import type { Census, CensusList } from './census.js'

/** The figures that move with a change of the catalogue, by week, title and season; those that stay are left out. */
export async function movedMinutes(
  census: Census,
  calendar: Pick<CensusList, 'zone' | 'firstDay'>,
  { stored, changes }: { stored: readonly CatalogueRow[]; changes: readonly RowChange[] },
): Promise<MovedMinutes[]> {
  const moved = changes.filter(({ before, after }) => !before || !after || figureOf(before) !== figureOf(after))
  const touched = new Set(moved.flatMap(({ before, after }) => [before, after].flatMap(row => (row ? [figureOf(row)] : []))))
  const standing = stored.filter(row => touched.has(figureOf(row)))
  const before = new Map(standing.map(row => [contentKey(row), figureOf(row)]))
  const after = new Map([
    ...before,
    ...moved.map(({ before, after }) => [contentKey((after ?? before)!), after && figureOf(after)] as const),
  ])
  const contents = [...standing, ...moved.flatMap(({ before, after }) => (before || !after ? [] : [after]))]
  const sums = new Map<string, MovedMinutes>()
  for (const { week, service, content, watchedMs } of await census.contents(calendar, contents)) {
    const key = contentKey({ service, content })
    add(sums, week, before.get(key) ?? content, 'before', watchedMs)
    add(sums, week, after.get(key) ?? content, 'after', watchedMs)
  }
  return [...sums.values()]
    .filter(figure => figure.before !== figure.after)
    .map(figure => ({ ...figure, before: figure.before / 60_000, after: figure.after / 60_000 }))
    .sort((a, b) => compare(a.week, b.week) || compare(a.title, b.title) || (a.season ?? 0) - (b.season ?? 0))
}

function add(sums: Map<string, MovedMinutes>, week: string, figure: string, side: 'before' | 'after', watchedMs: number): void {
  const key = `${week}\0${figure}`
  const [title, season] = figure.split('\0')
  const sum = sums.get(key) ?? { week, title: title!, season: Number(season ?? 0) || null, before: 0, after: 0 }
  sum[side] += watchedMs
  sums.set(key, sum)
}

const figureOf = ({ title, season }: CatalogueRow): string => `${title}\0${season}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
