import type { Route } from '../route/matchRoute'
import { usual } from '../seasons/seasonView'

/** Several seasons beside each other at one age. */
export interface Beside {
  /** Keys such as `fauda/2`, in their order. */
  seasons: string[]
  window: string
  tz: string
}

export type BesideRoute = Extract<Route, { page: 'compare-seasons' }>

/** What an address compares: at most five, each once. */
export const besideOf = ({ seasons, window, tz }: BesideRoute): Beside => ({
  seasons: [...new Set(seasons.filter(Boolean))].slice(0, 5),
  window: window || usual.window,
  tz: tz || usual.tz,
})

/** The dashboard's address of seasons beside each other, or of a section of it. */
export function besidePath({ seasons, window, tz }: Beside, section?: string): string {
  const query = [
    ...seasons.map(key => `s=${encodeURIComponent(key).replaceAll('%2F', '/')}`),
    `window=${encodeURIComponent(window)}`,
    ...(tz === usual.tz ? [] : [`tz=${encodeURIComponent(tz)}`]),
  ]
  return `/compare/seasons?${query.join('&')}${section === undefined ? '' : `#${section}`}`
}
