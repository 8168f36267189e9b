/** A title, or one of its seasons. */
export interface Meaning {
  /** Slug. */
  title: string
  /** Absent: the season that the import gave it. */
  season?: number
}

/** `hit-and-run`, or `hit-and-run/1` for a season. */
export const placeOf = (title: string, season: number | null): string => (season ? `${title}/${season}` : title)

/** What `placeOf` wrote; anything else is a title, which the server refuses in its words. */
export function meaningOf(place: string): Meaning {
  const [, title, season] = /^([^/]+)\/(\d{1,4})$/.exec(place.trim()) ?? []
  return title === undefined ? { title: place.trim() } : { title, season: Number(season) }
}
