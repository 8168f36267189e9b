import { type AnswerOf, ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import type { UnresolvedName } from './matchQuery'
import type { Meaning } from './placeOf'

/** What was done, and what looks odd now, in words. */
export type MatchSet = AnswerOf<'POST /v1/matches'>

/** Settles which title a published name means, only where it was taken for the title it is taken for now. */
export const settle = ({ source, name, assigned }: UnresolvedName, meaning: Meaning & { anew?: boolean }, csrf: string) =>
  readAgain(ask('POST /v1/matches', { source, name, of: assigned, ...meaning }, csrf))

/** Brings back what held before a match. */
export const takeBack = (id: number, csrf: string) => readAgain(ask('POST /v1/matches/:id/undo', { id }, csrf))

/** Charts, histories and forecasts followed: whatever was read is read again. */
async function readAgain(change: Promise<MatchSet>): Promise<MatchSet> {
  const done = await change
  await queryClient.invalidateQueries()
  return done
}
