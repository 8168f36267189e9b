import { didYouMean, Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { leaseMs } from './node.js'

/** A data directory that loads into a shared store. */
export const LoadingNode = Type.Object({
  id: Type.String(),
  state: Type.Enum(['running', 'silent', 'closed'], {
    description:
      'running: its lease runs; silent: publications do not wait for it, and name it; closed: properly, with nothing left to load',
  }),
  renewedAt: Type.String({ description: 'when it last prolonged its lease, by the clock of the store; ISO 8601' }),
  clockAheadMs: Type.Integer({ description: 'how far its own clock was ahead of the store’s then, in milliseconds' }),
})
export type LoadingNode = Static<typeof LoadingNode>

const known = defineQuery({
  tag: 'plays.nodes',
  sql: `-- one row per node that ever was
SELECT toString(nodes.node) AS id, argMax(nodes.open, nodes.at) AS is_open, toUnixTimestamp64Milli(max(nodes.at)) AS renewed,
    argMax(nodes.offset_ms, nodes.at) AS ahead, toInt64(dateDiff('millisecond', max(nodes.at), now64(3))) AS silent_ms
FROM nodes
GROUP BY nodes.node
ORDER BY renewed DESC`,
  row: Type.Object({ id: Type.String(), is_open: Type.Integer(), renewed: Int64, ahead: Int64, silent_ms: Int64 }),
})

const close = `-- one row: a node that nobody waits for or names any longer
INSERT INTO nodes (node, at, passed, open, offset_ms) SELECT {node:UUID}, now64(3), 0, 0, 0`

/** The nodes of a store, those that prolonged their lease last first. */
export async function listNodes(store: Store): Promise<LoadingNode[]> {
  const rows = await store.run(known, {})
  return rows.map(({ id, is_open, renewed, ahead, silent_ms }) => ({
    id,
    state: is_open === 0 ? 'closed' : silent_ms > leaseMs ? 'silent' : 'running',
    renewedAt: new Date(renewed).toISOString(),
    clockAheadMs: ahead,
  }))
}

/**
 * Somebody says that a silent node will never come back: publications name it no longer. Should it come back all the same, what it loads
 * counts as later. Throws `not-found`, and `invalid-request` for one that runs.
 */
export async function forgetNode(store: Store, id: string): Promise<void> {
  const nodes = await listNodes(store)
  const node = nodes.find(one => one.id === id)
  if (!node) {
    const ids = nodes.map(one => one.id)
    throw new Problem('not-found', `there is no node "${id}": \`sweeps nodes\` lists them${didYouMean(id, ids)}`)
  }
  if (node.state === 'running') throw new Problem('invalid-request', `node ${id} is running: end it, it says itself that it is gone then`)
  await store.command('plays.nodes.forget', close, { node: id })
}
