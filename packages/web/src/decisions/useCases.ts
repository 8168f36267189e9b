import type { BoardSeason, RenewalCase } from '@sweeps/model'
import { useQueries } from '@tanstack/react-query'
import { Problem } from '../api/Problem'
import { caseQuery } from './caseQuery'

export interface FoundCase {
  data: RenewalCase | undefined
  error: Error | null
}

/**
 * The cases of these seasons, asked for one after another: each is work for the server, and the upper ones are read first.
 * One that cannot be had is an error; after a refusal no more are asked for.
 */
export function useCases(seasons: BoardSeason[]): { cases: FoundCase[]; refused: boolean } {
  // Each waits until the one before it came or failed; which those are is known from the results of the render before.
  const results = useQueries({
    queries: seasons.map(({ title, season }) => ({ ...caseQuery(title, String(season)), enabled: false })),
  })
  const waiting = results.findIndex(({ data, error }) => !data && !error)
  const refused = results.some(({ error }) => error instanceof Problem && (error.status === 401 || error.status === 403))
  const next = refused ? undefined : seasons[waiting]
  useQueries({ queries: seasons.filter(one => one === next).map(({ title, season }) => caseQuery(title, String(season))) })
  return { cases: results.map(({ data, error }) => ({ data, error })), refused }
}
