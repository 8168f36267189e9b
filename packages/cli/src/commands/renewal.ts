import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { amount, amountOf, plainNumber } from '../amount.js'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
import { print, printJson, printTable } from '../print.js'
import { printCase } from '../print-case.js'
import { seasonName } from '../season-name.js'

interface CaseOptions {
  data?: string
  json?: boolean
  cost?: string
  nextCost?: string
  episodes?: string
  valuePerHour?: string
  fee?: string
  escalation?: string
  marketing?: string
  audience?: string
  lift: boolean
  currency?: string
  asOf?: string
  keep?: string
}

/** `sweeps renewal`: the case for another season, and how probable it is that seasons return. */
export function renewalCommand(root: Command): void {
  const command = root
    .command('renewal')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1')
    // What stands after `score` is its own.
    .enablePositionalOptions()
    .description('the case for and against another season: forecast, value, cost, precedents, recommendation')
    .option('--cost <amount>', 'what this season cost, such as 90M, or 10M/episode; the production record’s when absent')
    .option('--next-cost <amount>', 'what the next one would cost, without marketing, such as 80M, or 9M/episode')
    .option('--episodes <number>', 'episodes of the next season; as many as this one when absent')
    .option('--value-per-hour <amount>', 'what an hour viewed is worth')
    .option('--fee <amount>', 'monthly fee of an account: an hour is worth what the fees gave this season’s hours')
    .option('--escalation <share>', 'what an episode costs more next time: 0.1 is 10 %')
    .option('--marketing <share>', 'marketing beside the cost: 0.1 is 10 %')
    .option('--audience <share>', 'the audience beside the forecast: 0.8 is four fifths of it')
    .option('--no-lift', 'leave out what a next season adds to the hours of earlier ones')
    .option('--currency <code>', 'of all amounts, such as USD')
    .option('--as-of <day>', 'use only what was known by the end of that day; today when absent')
    .option('--keep <name>', 'keep what is stated under this name, to compare: sweeps scenarios TITLE/N')
    .action(async (name: string, options: CaseOptions) => {
      const input = caseInput(name, options)
      if (options.keep !== undefined) {
        const { title, season, asOf: _day, ...terms } = input
        const given = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
        await ask(options.data, 'scenario-save', { title, season, name: options.keep, terms: given })
      }
      const one = await ask(options.data, 'renewal-case', input)
      if (options.json) return printJson(one)
      printCase(one)
    })

  command
    .command('score')
    .requiredOption('--released <range>', 'first and last day of release, such as 2023-01-01..2023-06-30')
    .option('--as-of <day>', 'what was known on that day; the last that figures tell of when absent')
    .description('the probability that each first season of a range returns, learned from imported outcomes and published figures')
    .action(async ({ data, json, released, asOf }: { data?: string; json?: boolean; released: string; asOf?: string }) => {
      const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(released) ?? []
      if (!from || !to)
        throw new Problem('usage', `--released: "${released}" is no range: write FIRST..LAST, such as 2023-01-01..2023-06-30`)
      const scores = await ask(data, 'renewal-score', { from, to, ...(asOf && { asOf }) })
      if (json) return printJson(scores)
      if (scores.length === 0) return print(`No first season released ${from} to ${to} is known.`)
      printTable(
        ['title', 'season', 'released', 'returns', '80 % interval', 'known by then'],
        scores.map(one => [
          ...[one.title, one.season, one.released, percent(one.p), `${percent(one.low)} – ${percent(one.high)}`],
          one.known === 'not-returned' ? 'not within 24 months' : one.known,
        ]),
      )
    })
}

function caseInput(name: string, options: CaseOptions) {
  const [cost, next] = [options.cost, options.nextCost].map((text, at) =>
    text === undefined ? undefined : amountOf(text, at === 0 ? '--cost' : '--next-cost'),
  )
  const number = (text: string | undefined, option: string): number | undefined =>
    text === undefined ? undefined : plainNumber(text, option)
  return {
    ...seasonName(name),
    asOf: options.asOf,
    cost: cost?.per === 'season' ? cost.amount : undefined,
    costPerEpisode: cost?.per === 'episode' ? cost.amount : undefined,
    nextCost: next?.per === 'season' ? next.amount : undefined,
    nextCostPerEpisode: next?.per === 'episode' ? next.amount : undefined,
    episodes: number(options.episodes, '--episodes'),
    valuePerHour: options.valuePerHour === undefined ? undefined : amount(options.valuePerHour, '--value-per-hour'),
    fee: options.fee === undefined ? undefined : amount(options.fee, '--fee'),
    escalation: number(options.escalation, '--escalation'),
    marketing: number(options.marketing, '--marketing'),
    audience: number(options.audience, '--audience'),
    ...(options.lift ? {} : { lift: false }),
    currency: options.currency,
  }
}
