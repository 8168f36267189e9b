import { type AnswerOf, ask } from '../../api/ask'
import { queryClient } from '../../api/queryClient'
import type { UnresolvedName } from './matchQuery'
import type { Meaning } from './placeOf'

/** What was done, and what looks odd now, in words. */
export type MatchSet = Pick<AnswerOf<'POST /v1/matches'>, 'matches' | 'odd'>

/** Settles which title a published name means, only where it was taken for the title it is taken for now. */
export const settle = ({ source, name, assigned }: UnresolvedName, meaning: Meaning & { anew?: boolean }) =>
  readAgain(ask('POST /v1/matches', { source, name, of: assigned, ...meaning }))

/** A name, and what somebody says that it means. */
export interface Chosen {
  of: UnresolvedName
  meaning: Meaning
}

/** Settles many names at once: all of them, or none. */
export const settleAll = (chosen: readonly Chosen[]) =>
  readAgain(
    ask('POST /v1/matches/many', {
      names: chosen.map(({ of: { source, name, assigned }, meaning }) => ({ source, name, of: assigned, ...meaning })),
    }),
  )

/** Brings back what held before a match. */
export const takeBack = (id: number) => readAgain(ask('POST /v1/matches/:id/undo', { id }))

/** Charts, histories and forecasts followed: whatever was read is read again. */
async function readAgain<Done>(change: Promise<Done>): Promise<Done> {
  const done = await change
  await queryClient.invalidateQueries()
  return done
}
