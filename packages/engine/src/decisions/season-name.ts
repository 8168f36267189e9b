export interface SeasonName {
  title: string
  /** 0: a film. */
  season: number
}

/** What maps of seasons go by. */
export const seasonKey = ({ title, season }: SeasonName): string => `${title}/${season}`
