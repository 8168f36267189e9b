import { explanations, metrics, Problem, seasonMetrics } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { print, printJson } from '../print.js'

/** `sweeps explain METRIC`: a number's definition, formula and caveats, from the one place that has them, and the SQL that counts it. */
export function explainCommand(root: Command): void {
  root
    .command('explain')
    .argument('[metric]')
    .description('what a number means')
    .option('--sql', 'with the statements that count it')
    .action(async (name: string | undefined, { json, sql }: { json?: boolean; sql?: boolean }) => {
      const known = [...Object.values(metrics), ...Object.values(seasonMetrics)]
      if (!name) return json ? printJson({ metrics: known }) : print(known.map(metric => `${metric.id}: ${metric.definition}`).join('\n'))
      const metric = known.find(({ id }) => id === name)
      if (!metric) throw new Problem('usage', `there is no metric "${name}": there are ${known.map(({ id }) => id).join(', ')}`)
      const { formula, caveats, page } = explanations[metric.id]
      const statements = sql ? await statementsOf(metric.id) : []
      const method = `docs/methods/${page}`
      if (json) return printJson({ ...metric, formula, caveats, method, ...(sql && { sql: statements }) })
      print(`${metric.label} (${metric.unit})\n${metric.definition}\n\nFormula: ${formula}\n`)
      print(caveats.map(caveat => `- ${caveat}`).join('\n'))
      for (const { text } of statements) print(`\n${text}`)
      print(`\nMore: ${method}`)
    })
}

/** Only they need the engine, which takes a while to load. */
async function statementsOf(metric: string): Promise<{ name: string; text: string }[]> {
  const { explainMetric } = await import('@sweeps/engine')
  return explainMetric(metric).sql
}
