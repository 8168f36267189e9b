import type { Trouble } from '@sweeps/model'
import type { Engine } from '../../engine.js'
import { may } from '../../people/index.js'
import { listNodes, liveReports, rejectsSince } from '../../plays/index.js'
import { damagedFindings, diskFinding, type Finding, journalFinding, remedy } from '../doctor.js'
import { isTheirs } from '../keep-to-services.js'
import type { Call } from '../operation.js'

const dayMs = 86_400_000

/**
 * What is wrong, the worst first. Readers are told what figures suffer from; what was refused is for analysts, the machine and its nodes for
 * who administers it, as the questions about them are.
 */
export async function trouble(engine: Engine, { role }: Pick<Call, 'role'>, now: number): Promise<Trouble[]> {
  const { store, plays } = engine
  const isFor = (needed: 'analyst' | 'admin'): boolean => role === undefined || may(role, needed, true)
  const refusal = plays.journal.refusal()
  const found: Finding[] = [
    ...store.warnings.map((found): Finding => ({ what: 'tables', state: 'ill', found, todo: remedy })),
    ...(refusal ? [{ what: 'collector', state: 'ill', found: refusal.message } as const] : []),
    journalFinding(engine),
    ...(await silentFound(engine, now)),
    ...(isFor('analyst') ? rejectsFound(await rejectsSince(store, now - dayMs)) : []),
    ...(isFor('admin') ? [diskFinding(store.directory), ...damagedFindings(engine), ...(await nodesFound(engine))] : []),
  ]
  return worstFirst(found)
}

/** The same for somebody who may see some services alone: what fell silent of these. The rest is of the whole installation. */
export const troubleOfServices = async (engine: Engine, services: readonly string[], now: number): Promise<Trouble[]> =>
  worstFirst(await silentFound(engine, now, services))

function worstFirst(found: readonly Finding[]): Trouble[] {
  const ill = found.filter(({ state }) => state === 'ill')
  return [...ill, ...found.filter(({ state }) => state === 'look')].map(({ what, state, found, todo = null }) => ({
    ...{ what, state: state === 'ill' ? ('ill' as const) : ('look' as const) },
    ...{ found, todo },
  }))
}

const rejectsFound = (messages: number): Finding[] =>
  messages === 0
    ? []
    : [
        {
          what: 'rejects',
          state: 'look',
          found: `${messages.toLocaleString('en')} ${messages === 1 ? 'message was' : 'messages were'} refused in the last 24 hours`,
          todo: 'see why, and mend what sends them: sweeps rejects',
        },
      ]

/** Live sources from which nothing comes any more. */
async function silentFound({ store }: Engine, now: number, services?: readonly string[]): Promise<Finding[]> {
  return (await liveReports(store, now)).flatMap(({ service, source, silentSince, away }): Finding[] => {
    if (silentSince === null || !isTheirs(services, service)) return []
    const since = `since ${silentSince.slice(0, 16).replace('T', ' ')} UTC`
    const what = `${source} of ${service}`
    return [
      away === null
        ? {
            ...{ what: 'source', state: 'look', found: `${what} has sent nothing ${since}, longer than it is used to` },
            todo: 'look whether its address and key are still as they were: sweeps sources',
          }
        : {
            ...{ what: 'source', state: 'look', found: `${what} cannot be asked ${since}: ${away}` },
            todo: 'look whether it runs; set it up again when its address or token is another: sweeps sources poll',
          },
    ]
  })
}

/** Nodes whose lease ran out: nobody waits for them, and what they hold is not counted. */
async function nodesFound({ store }: Engine): Promise<Finding[]> {
  if (store.exclusive) return []
  return (await listNodes(store))
    .filter(({ state }) => state === 'silent')
    .map(({ id, renewedAt }) => ({
      what: 'node',
      state: 'look',
      found: `node ${id} has been silent since ${renewedAt}`,
      todo: 'start it again, or say that it will never come back: sweeps nodes forget ID',
    }))
}
