/** The dashboard's address of a season's release, where it is written. Readers outside have `/announcements`. */
export const releasePath = (title: string, season: number | string) =>
  `/releases/${encodeURIComponent(title)}/${encodeURIComponent(season)}`
