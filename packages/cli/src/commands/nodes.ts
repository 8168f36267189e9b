import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps nodes`: which data directories load into a shared ClickHouse. */
export function nodesCommand(root: Command): void {
  const nodes = root.command('nodes').description('collectors and servers that load into one ClickHouse')
  nodes
    .command('list', { isDefault: true })
    .description('each with when its lease was last prolonged, and how far its clock is off')
    .action(async ({ data, json }: Options) => {
      const answer = await ask(data, 'nodes', {})
      if (json) return printJson(answer)
      if (answer.nodes.length === 0) return print('None: the embedded engine belongs to one program.')
      printTable(
        ['node', 'state', 'lease prolonged', 'clock'],
        answer.nodes.map(({ id, state, renewedAt, clockAheadMs }) => [id, state, renewedAt, `${(clockAheadMs / 1000).toFixed(1)} s`]),
      )
    })
  nodes
    .command('forget')
    .argument('<node>', 'its id, as editions and `sweeps nodes` say it')
    .description('a silent one will never come back: editions name it no longer')
    .action(async (id: string, { data, json }: Options) => {
      const answer = await ask(data, 'nodes-forget', { id })
      if (json) return printJson(answer)
      print(`Node ${id} is forgotten.`)
    })
}
