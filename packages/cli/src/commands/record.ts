import type { ProductionRecord } from '@sweeps/model'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { amountOf } from '../amount.js'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { seasonName } from '../season-name.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
  revision?: string
  undo?: boolean
  cost?: string
  currency?: string
  source?: string
}

/** `sweeps record`: how a season was made and received. */
export function recordCommand(root: Command): void {
  root
    .command('record')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1; a film is its TITLE')
    .description('a season’s production record and reception: facts with their sources (sweeps import record FILE)')
    .option('--revision <number>', 'an older version of it')
    .option('--undo', 'bring back the version before, as a new one')
    .option('--cost <amount>', 'keep what it cost as a confidential fact, such as 90M, or 10M/episode; none: it is not kept any more')
    .option('--currency <code>', 'of the cost; USD when absent')
    .option('--source <words>', 'where the cost is from, such as "budget of March"')
    .action(async (name: string, { data, json, revision, undo, ...cost }: Options) => {
      if (cost.cost !== undefined && (undo || revision))
        throw new Problem('usage', '--cost takes neither --undo nor --revision: it makes a version')
      if (undo && revision) throw new Problem('usage', '--undo takes no --revision: it brings back the one before')
      const season = seasonName(name)
      const record = undo
        ? await ask(data, 'record-undo', season)
        : cost.cost !== undefined
          ? await ask(data, 'record-cost', {
              ...season,
              ...amountOfCost(cost.cost),
              ...(cost.currency && { currency: cost.currency }),
              source: cost.source ?? '',
            })
          : await ask(data, 'record', { ...season, ...(revision ? { version: wholeNumber('revision', revision, 1_000_000) } : {}) })
      if (json) return printJson(record)
      printRecord(record)
    })
}

const amountOfCost = (cost: string) => (cost === 'none' ? { amount: '' } : amountOf(cost, '--cost'))

function printRecord(record: ProductionRecord): void {
  const { name, title, season, version, made, actor, facts, unknown, versions } = record
  print(`${pc.bold(season === 0 ? name : `${name} · season ${season}`)} (${season === 0 ? title : `${title}/${season}`})`)
  print(pc.dim(`version ${version} of ${versions[0]!.version}, ${made.slice(0, 10)}, by ${actor}`))
  print('')
  printTable(
    ['fact', 'value', 'source'],
    facts.map(({ fact, value, note, on, confidential, source }) => [
      confidential ? `${fact} (confidential)` : fact,
      [valueInWords(value), on, note].filter(Boolean).join(' · '),
      source,
    ]),
  )
  if (unknown.length > 0) print(`\nNot known: ${unknown.join(', ')}.`)
}

const valueInWords = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).flat().join(', ') : String(value)
