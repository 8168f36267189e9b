import type { Route } from '../route/matchRoute'

/** What is looked at of a season, all of it held by the address. */
export interface SeasonView {
  title: string
  /** As addresses have it: `0` is a film. */
  season: string
  /** Days from the release. */
  window: string
  /** Time zone of the release day. */
  tz: string
  /** Seasons it is compared with, such as `fauda/2`; none: those the server finds nearest. */
  peers: string[]
}

export type SeasonRoute = Extract<Route, { page: 'season' }>

export const usual = { window: '28', tz: 'UTC' }

/** The view that an address asks for. */
export const viewOf = ({ title, season, window, tz, peers }: SeasonRoute): SeasonView => ({
  ...{ title, season, window: window || usual.window, tz: tz || usual.tz },
  peers: peers?.split(',').filter(Boolean) ?? [],
})

/** The dashboard's address of a view, or of a section of it. */
export function viewPath(view: SeasonView, section?: string): string {
  const { title, season, window, tz, peers } = view
  const query = [
    `window=${encodeURIComponent(window)}`,
    ...(tz === usual.tz ? [] : [`tz=${encodeURIComponent(tz)}`]),
    ...(peers.length === 0 ? [] : [`peers=${peers.map(encodeURIComponent).join(',').replaceAll('%2F', '/')}`]),
  ]
  return `/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}?${query.join('&')}${section === undefined ? '' : `#${section}`}`
}

/** The API's address of a season, or of something about it, for this view. */
export function viewAddress(view: SeasonView, { of = '', table }: { of?: '' | '/peers'; table?: string } = {}): string {
  const { title, season, window, tz, peers } = view
  const query = [
    `window=${encodeURIComponent(window)}`,
    ...(tz === usual.tz ? [] : [`tz=${encodeURIComponent(tz)}`]),
    ...(of === '/peers' && peers.length > 0 ? [`peers=${encodeURIComponent(peers.join(','))}`] : []),
    ...(table === undefined ? [] : ['format=csv', `table=${table}`]),
  ]
  return `/v1/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}${of}?${query.join('&')}`
}
