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
}

export const defaultView = { window: '28', tz: 'UTC' }

/** A window and its time zone in the query of an address; a zone that is the default is left out. */
export const windowQuery = ({ window, tz }: Pick<SeasonView, 'window' | 'tz'>): string[] => [
  `window=${encodeURIComponent(window)}`,
  ...(tz === defaultView.tz ? [] : [`tz=${encodeURIComponent(tz)}`]),
]
