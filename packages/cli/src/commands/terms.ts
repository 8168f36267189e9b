import type { OutputOf } from '@sweeps/engine'
import type { CaseScenario, StoredTerms } from '@sweeps/model'
import { amountWords, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { seasonName } from '../season-name.js'

interface Options {
  data?: string
  json?: boolean
}

interface TermsFlags extends Options {
  fee?: string
  valuePerHour?: string
  currency?: string
}

/** `sweeps terms`, `sweeps scenarios`: what cases are made with, kept by those who decide. */
export function termsCommands(root: Command): void {
  root
    .command('terms')
    .argument('[service]', 'a service, as the catalogue or a production record names it')
    .description('what an hour viewed is worth to each service, as it is kept: by whom, and when; with an option, keep another')
    .option('--fee <amount>', 'monthly fee of an account, such as 9.99; none: it is not kept any more')
    .option('--value-per-hour <amount>', 'what an hour viewed is worth, which goes before the fee; none: it is not kept any more')
    .option('--currency <code>', 'of both, such as USD')
    .action(async (service: string | undefined, { data, json, fee, valuePerHour, currency }: TermsFlags) => {
      const given = { ...amountOrNone('fee', fee), ...amountOrNone('valuePerHour', valuePerHour), ...(currency && { currency }) }
      if (Object.keys(given).length === 0) {
        const answer = await ask(data, 'terms', {})
        return json ? printJson(answer) : list(answer)
      }
      if (service === undefined) throw new Problem('usage', 'name the service that it is kept for: sweeps terms SERVICE --fee 9.99')
      const stored = await ask(data, 'terms-set', { service, ...given })
      if (json) return printJson(stored)
      print(`${pc.bold(stored.service)}: ${inWords(stored)}, by ${stored.actor}, version ${stored.version}.`)
    })

  root
    .command('scenarios')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1')
    .description('named terms of a season’s case, by whom and when (sweeps renewal TITLE/N --keep NAME keeps them)')
    .option('--remove <name>', 'take one out')
    .action(async (name: string, { data, json, remove }: Options & { remove?: string }) => {
      const season = seasonName(name)
      if (remove !== undefined) {
        const done = await ask(data, 'scenario-remove', { ...season, name: remove })
        return json ? printJson(done) : print(`${done.removed} is taken out.`)
      }
      const answer = await ask(data, 'scenarios', season)
      if (json) return printJson(answer)
      if (answer.scenarios.length === 0) return print(`No scenario is kept: sweeps renewal ${name} --next-cost AMOUNT --keep NAME`)
      printTable(
        ['scenario', 'terms', 'by', 'on'],
        answer.scenarios.map(({ name, terms, actor, made }) => [name, termsInWords(terms), actor, made.slice(0, 10)]),
      )
    })
}

const amountOrNone = <Name extends string>(name: Name, text: string | undefined): { [Key in Name]?: string } =>
  text === undefined ? {} : ({ [name]: text === 'none' ? '' : text } as { [Key in Name]?: string })

function list({ terms, versions }: OutputOf<'terms'>): void {
  if (terms.length === 0) print('Nothing is kept: sweeps terms SERVICE --fee 9.99, or --value-per-hour AMOUNT')
  else
    printTable(
      ['service', 'monthly fee', 'value of an hour', 'by', 'on'],
      terms.map(({ service, fee, valuePerHour, currency, actor, made }) => [
        ...[service, money(fee, currency), money(valuePerHour, currency), actor, made.slice(0, 10)],
      ]),
    )
  const older = versions.filter(
    one => !terms.includes(one) && !terms.some(stored => stored.service === one.service && stored.version === one.version),
  )
  if (older.length > 0) print(`\n${pc.bold('Before')}`)
  for (const one of older) print(pc.dim(`${one.made.slice(0, 10)}  ${one.service}: ${inWords(one)}, by ${one.actor}`))
}

const inWords = ({ fee, valuePerHour, currency }: StoredTerms): string =>
  [
    ...(fee === null ? [] : [`a fee of ${money(fee, currency)} a month`]),
    ...(valuePerHour === null ? [] : [`${money(valuePerHour, currency)} an hour`]),
  ].join(', ') || 'nothing is kept'

/** To the last digit: a fee is no estimate. */
const money = (amount: number | null, currency: string): string | null => (amount === null ? null : `${amount} ${currency}`)

const termsInWords = ({ currency = '', ...terms }: CaseScenario['terms']): string =>
  Object.entries(terms)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? amountWords(value) : value}`)
    .concat(currency)
    .join(', ')
