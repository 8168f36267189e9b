/** By what an audience is filtered, as addresses and the API name it. */
export const filterNames = ['market', 'screen', 'service', 'accounts'] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

/** Which audience of a season is shown, as an address names it. */
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
  filters: Filters
  /** Weeks that are looked at beside those before: the day on which they begin, and that on which they have ended. */
  range?: { from: string; to: string } | null
}

/** Filters in the query of an address. */
export const filterQuery = (filters: Filters): string[] =>
  filterNames.flatMap(name => (filters[name] ? [`${name}=${encodeURIComponent(filters[name])}`] : []))

/** Chosen weeks in the query of an address. */
export const rangeQuery = ({ range }: Pick<SeasonView, 'range'>): string[] =>
  range ? [`from=${encodeURIComponent(range.from)}`, `to=${encodeURIComponent(range.to)}`] : []

/** Whether a window can be filtered; others could be subtracted from each other. */
export const canFilter = ({ window, tz }: Pick<SeasonView, 'window' | 'tz'>): boolean =>
  ['7', '28', '91'].includes(window) && tz === defaultView.tz

export const defaultView = { window: '28', tz: 'UTC' }

/** A window and its time zone in the query of an address; a zone that is the default is left out. */
export const windowQuery = ({ window, tz }: Pick<SeasonView, 'window' | 'tz'>): string[] => [
  `window=${encodeURIComponent(window)}`,
  ...(tz === defaultView.tz ? [] : [`tz=${encodeURIComponent(tz)}`]),
]
