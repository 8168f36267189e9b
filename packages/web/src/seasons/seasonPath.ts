/** The dashboard's address of a season's report. */
export const seasonPath = (title: string, season: number | string, window?: string) =>
  `/seasons/${encodeURIComponent(title)}/${encodeURIComponent(season)}${window === undefined ? '' : `?window=${encodeURIComponent(window)}`}`
