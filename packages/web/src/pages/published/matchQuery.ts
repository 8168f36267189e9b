import { queryOptions } from '@tanstack/react-query'
import { type AnswerOf, ask } from '../../api/ask'

export type MatchAnswer = AnswerOf<'GET /v1/matches'>
/** A published name that may mean one title or another. */
export type UnresolvedName = MatchAnswer['doubts'][number]
/** What a person settled, and holds. */
export type Match = MatchAnswer['matches'][number]

/** What is unresolved and what was settled; for analysts. */
export const matchQuery = queryOptions({ queryKey: ['matches'], queryFn: () => ask('GET /v1/matches', {}) })
