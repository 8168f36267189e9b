import { metrics, Problem, seasonMetrics } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { print, printJson } from '../print.js'

/** `sweeps explain METRIC`: a number's definition, from the one place that has it. */
export function explainCommand(root: Command): void {
  root
    .command('explain')
    .argument('[metric]')
    .description('what a number means')
    .action((name: string | undefined, { json }: { json?: boolean }) => {
      const known = [...Object.values(metrics), ...Object.values(seasonMetrics)]
      if (!name) return json ? printJson({ metrics: known }) : print(known.map(metric => `${metric.id}: ${metric.definition}`).join('\n'))
      const metric = known.find(({ id }) => id === name)
      if (!metric) throw new Problem('usage', `there is no metric "${name}": there are ${known.map(({ id }) => id).join(', ')}`)
      if (json) return printJson(metric)
      print(`${metric.label} (${metric.unit})\n${metric.definition}`)
    })
}
