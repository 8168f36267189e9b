/** One list of one chart in one week, as an address names it: `nielsen-us/2021-08-09/overall`. */
export interface Side {
  chart: string
  week: string
  list: string
}

export const sideKey = ({ chart, week, list }: Side): string => `${chart}/${week}/${list}`

/** The side a key names; null when it names none. */
export function sideOf(key: string | null): Side | null {
  const [chart, week, list, ...rest] = key?.split('/') ?? []
  return chart && week && list && rest.length === 0 ? { chart, week, list } : null
}
