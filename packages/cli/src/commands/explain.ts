import { caseMetrics, didYouMean, type ExplainedNumber, explainedNumbers, explanations, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { print, printJson } from '../print.js'

/** `sweeps explain METRIC`: a number's definition, formula and caveats, from the one place that has them, and the SQL that counts it. */
export function explainCommand(root: Command): void {
  root
    .command('explain')
    .argument('[metric]')
    .description('what a number means')
    .option('--sql', 'with the statements that count it')
    .action(async (name: string | undefined, { json, sql }: { json?: boolean; sql?: boolean }) => {
      const known = Object.values(explainedNumbers)
      if (name !== undefined && !Object.hasOwn(explainedNumbers, name))
        throw new Problem(
          'usage',
          `there is no metric "${name}": there are ${known.map(({ id }) => id).join(', ')}${didYouMean(
            name,
            known.map(({ id }) => id),
          )}`,
        )
      if (json) return printJson(await answer(name))
      if (name === undefined) return print(known.map(metric => `${metric.id}: ${metric.definition}`).join('\n'))
      await printExplained(name as ExplainedNumber, sql ?? false)
    })
}

/** The same as `/v1/explain` gives. Only it and the statements need the engine, which takes a while to load. */
async function answer(name: string | undefined) {
  const { explained, explainMetric } = await import('@sweeps/engine')
  return name === undefined ? { metrics: explained() } : explainMetric(name)
}

async function printExplained(name: ExplainedNumber, withSql: boolean): Promise<void> {
  const { label, unit, definition } = explainedNumbers[name]
  const { formula, caveats, page } = explanations[name]
  print(`${label} (${unit})\n${definition}\n\nFormula: ${formula}\n`)
  print(caveats.map(caveat => `- ${caveat}`).join('\n'))
  if (withSql) await printStatements(name)
  print(`\nMore: docs/methods/${page}`)
  if (!withSql && !Object.hasOwn(caseMetrics, name)) print(pc.dim(`The SQL that counts it: sweeps explain ${name} --sql`))
}

async function printStatements(name: ExplainedNumber): Promise<void> {
  const { explainMetric } = await import('@sweeps/engine')
  const { sql } = explainMetric(name)
  if (sql.length === 0) print('\nNo one statement counts it: the formula is made from other numbers.')
  for (const { text } of sql) print(`\n${text}`)
}
