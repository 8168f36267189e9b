import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'
import { leaseMs } from './node.js'

const behind = defineQuery({
  tag: 'plays.nodes.behind',
  sql: `-- one row per open node that has not passed a cutoff: how long its lease has been silent
SELECT node, toInt64(dateDiff('millisecond', max_at, now64(3))) AS silent_ms
FROM
(
    SELECT toString(nodes.node) AS node, max(nodes.at) AS max_at, argMax(nodes.open, nodes.at) AS is_open, argMax(nodes.passed, nodes.at) AS has_passed
    FROM nodes
    GROUP BY nodes.node
)
WHERE is_open = 1 AND has_passed < {cutoff:UInt32}
ORDER BY node`,
  row: Type.Object({ node: Type.String(), silent_ms: Int64 }),
})

/**
 * Waits until every node whose lease runs has passed a cutoff. Those that have been silent for the length of a lease are fenced off, and
 * named in the answer: what they had acknowledged and not loaded belongs to later editions. A fence stands for this cutoff only.
 */
export async function awaitNodes(store: Store, cutoff: number): Promise<string[]> {
  if (store.exclusive) return []
  for (;;) {
    const waiting = await store.run(behind, { cutoff })
    const silent = waiting.filter(row => row.silent_ms > leaseMs)
    if (silent.length === waiting.length) {
      if (silent.length === 0) return []
      await store.insert(
        'node_fences',
        ['node', 'cutoff'],
        silent.map(({ node }) => [node, cutoff]),
      )
      // One that has spoken up since may not have seen the fence: then it is waited for after all.
      const still = new Set((await store.run(behind, { cutoff })).filter(row => row.silent_ms > leaseMs).map(row => row.node))
      if (silent.every(({ node }) => still.has(node))) return silent.map(({ node }) => node)
    }
    await sleep(200)
  }
}
