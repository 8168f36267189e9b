import type { Engine } from '../engine.js'
import { type MatchRequest, type MatchSet, matchAnswer, setMatch, undoMatch } from '../minutes/index.js'
import { operation } from './operation.js'

/** Settles what a published name means; charts over its source forget what they kept. */
export async function settleMatch(engine: Engine, request: MatchRequest, actor: string): Promise<MatchSet> {
  const done = await setMatch(engine, request, actor)
  const { title, season } = done.matches[0]!
  return told(engine, done, actor, 'match', `${request.source}: ${request.name} → ${title}${season === null ? '' : `/${season}`}`)
}

/** Takes a match back. */
export async function takeBackMatch(engine: Engine, id: number, actor: string): Promise<MatchSet> {
  const done = await undoMatch(engine.store, id, actor)
  return told(engine, done, actor, 'undo match', `${id}: ${done.matches[0]!.source}: ${done.matches[0]!.name}`)
}

async function told(engine: Engine, done: MatchSet, actor: string, action: string, detail: string): Promise<MatchSet> {
  engine.charts.changed(done.matches[0]!.source)
  await engine.people.audit.record(actor, action, detail)
  return done
}

export const matchOperations = {
  /** Names of which it is doubtful what they mean, and what was settled. */
  matches: operation((engine, input: { source?: string; limit?: number }) => matchAnswer(engine, input)),
  'match-set': operation((engine, input: MatchRequest, { actor }) => settleMatch(engine, input, actor)),
  'match-undo': operation((engine, input: { id: number }, { actor }) => takeBackMatch(engine, input.id, actor)),
}
