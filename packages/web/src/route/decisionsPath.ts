/** The dashboard's address of what was decided of a season. */
export const decisionsPath = (title: string, season: number | string) =>
  `/decisions/${encodeURIComponent(title)}/${encodeURIComponent(season)}`
