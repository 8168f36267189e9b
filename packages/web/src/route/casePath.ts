/** The dashboard's address of the case for another season. */
export const casePath = (title: string, season: number | string) => `/cases/${encodeURIComponent(title)}/${encodeURIComponent(season)}`
