import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '../api/fetchJson'

/** A published name of which it is doubtful which title it means. */
export interface Doubt {
  source: string
  /** As published. */
  name: string
  /** Slug of the title that the import gave it. */
  assigned: string
  /** 0: none, or all seasons. */
  season: number
  /** First days of the first and last week. */
  from: string
  to: string
  /** In how many lists of a week. */
  lists: number
  why: 'namesake' | 'other-spelling' | 'season'
  /** Titles it may mean; for `season` the other names that have its number. */
  candidates: { title: string; name: string; ours: boolean }[]
}

/** What a person settled, and holds. */
export interface Match {
  /** One for all that was settled at once. */
  id: number
  at: string
  actor: string
  source: string
  name: string
  assigned: string
  title: string | null
  /** Null: the season that the import gave it. */
  season: number | null
}

export interface MatchAnswer {
  /** All that is in doubt; `doubts` are those in most lists. */
  total: number
  doubts: Doubt[]
  matches: Match[]
}

/** What is in doubt and what was settled; for analysts. */
export const matchQuery = queryOptions({ queryKey: ['matches'], queryFn: () => fetchJson<MatchAnswer>('/v1/matches') })
