import { Problem } from '@sweeps/model'

/** A season in an address: `/{title}/{n}`. */
export const seasonParams = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 200, description: 'the title’s slug' },
    season: { type: 'string', maxLength: 4, description: 'the season’s number; 0 for a film' },
  },
} as const

export interface SeasonParams {
  title: string
  season: string
}

export function readSeason({ title, season }: SeasonParams): { title: string; season: number } {
  if (!/^\d{1,4}$/.test(season)) throw new Problem('invalid-request', `season: "${season}" is no number of a season`)
  return { title, season: Number(season) }
}
