import type { InputOf } from '@sweeps/engine'
import type { BoardSort, BoardTab, DecisionCalibration, LedgerEntry } from '@sweeps/model'
import { decimalWords, outcomes, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { percent, percentIfKnown } from '../percent.js'
import { print, printJson, printTable } from '../print.js'
import { printBoard } from '../print-board.js'
import { seasonName } from '../season-name.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

interface DecideOptions extends Options {
  outcome: string
  by: string
  reason: string
  on?: string
  source?: string
}

interface BoardFlags extends Options {
  tab: string
  older?: boolean
  find?: string
  sort?: string
  cases?: string
}

const tabs: readonly BoardTab[] = ['slate', 'decided', 'published']
const sorts: readonly BoardSort[] = ['premiere', 'worth', 'risk', 'decided', 'name']

/** A word of a closed list. Throws `usage`. */
function oneOf<Word extends string>(option: string, wanted: string, words: readonly Word[]): Word {
  const found = words.find(word => word === wanted)
  if (found === undefined) throw new Problem('usage', `--${option}: "${wanted}" is not known; use ${words.join(', ')}`)
  return found
}

/** `sweeps decide`, `sweeps decisions`, `sweeps board`: the ledger. */
export function decisionCommands(root: Command): void {
  root
    .command('decide')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1')
    .description('write a decision to the ledger, with the evidence as it stands; a reversal is a new entry')
    .requiredOption('--outcome <outcome>', outcomes.join(', '))
    .requiredOption('--by <name>', 'who decided')
    .requiredOption('--reason <text>', 'why')
    .option('--on <day>', 'when, such as 2021-09-20; today when absent')
    .option('--source <address>', 'where it was reported, for a decision taken elsewhere')
    .action(async (name: string, { data, json, ...decision }: DecideOptions) => {
      const { outcome, by, reason, on, source } = decision
      const entry = await ask(data, 'decide', {
        ...seasonName(name),
        ...{ by, reason },
        outcome: outcome as InputOf<'decide'>['outcome'],
        ...(on === undefined ? {} : { on }),
        ...(source === undefined ? {} : { source }),
      })
      if (json) return printJson(entry)
      const { editions, figures } = entry.evidence
      print(`${pc.bold(entry.id)}: ${entry.name} · season ${entry.season} is ${pc.bold(entry.outcome)}, on ${entry.on}, by ${entry.by}.`)
      print(`  frozen with it: ${figures.length} figures, ${editions.length} editions · hash ${entry.hash}`)
    })

  root
    .command('decisions')
    .argument('[season]', 'TITLE/N; all of them when absent')
    .description('the ledger: what was decided, when, by whom and why')
    .option('--calibration', 'how past recommendations came out')
    .action(async (name: string | undefined, { data, json, calibration }: Options & { calibration?: boolean }) => {
      if (calibration) {
        const answer = await ask(data, 'decisions-calibration', {})
        return json ? printJson(answer) : printCalibration(answer)
      }
      const { entries } = name === undefined ? await ask(data, 'decisions', {}) : await ask(data, 'season-decisions', seasonName(name))
      return json ? printJson({ entries }) : printEntries(entries)
    })

  root
    .command('board')
    .description('seasons that await a decision, the youngest premiere first, with what each one’s case comes to')
    .option(
      '--tab <tab>',
      `${tabs.join(', ')}: one’s own that await a decision, those that have one, those of others that await one`,
      'slate',
    )
    .option('--older', 'premieres of any age; without it those of more than two years ago are left out')
    .option('--find <text>', 'only seasons with this in their name or slug')
    .option('--sort <order>', `${sorts.join(', ')}; the latest premiere, or decision, first when absent`)
    .option('--cases <number>', 'of how many of them the case is made; 100 when absent')
    .action(async ({ data, json, tab, older, find, sort, cases }: BoardFlags) => {
      const answer = await ask(data, 'board', {
        tab: oneOf('tab', tab, tabs),
        ...(older ? { older } : {}),
        ...(find === undefined ? {} : { find }),
        ...(sort === undefined ? {} : { sort: oneOf('sort', sort, sorts) }),
        ...(cases === undefined ? {} : { cases: wholeNumber('cases', cases, 500) }),
      })
      return json ? printJson(answer) : printBoard(answer)
    })
}

function printEntries(entries: readonly LedgerEntry[]): void {
  if (entries.length === 0) print('Nothing was decided yet: sweeps decide TITLE/N --outcome … --by … --reason …')
  for (const { id, title, season, outcome, on, by, reason, source, recommendation } of entries) {
    print(`${pc.bold(on ?? 'day not known')}  ${title}/${season}  ${pc.bold(outcome)}  by ${by}  ${pc.dim(id)}`)
    print(`  ${reason}`)
    if (recommendation)
      print(pc.dim(`  recommended: ${recommendation.answer ?? '–'}, probability of return ${percentIfKnown(recommendation.p) ?? '–'}`))
    if (source) print(pc.dim(`  reported: ${source}`))
  }
}

function printCalibration({ scored, open, returned, brier, brierOfBaseRate, bins, answers }: DecisionCalibration): void {
  if (scored === 0) {
    print(`No recommendation can be scored yet: ${open} await their outcome.`)
    return
  }
  print(`${scored} recommendations scored, ${open} open; ${returned} seasons returned.`)
  print(`Brier score ${decimalWords(brier!, 3)}; the share that returned, said of all, would have ${decimalWords(brierOfBaseRate!, 3)}.\n`)
  printTable(
    ['said', 'count', 'mean said', 'returned'],
    bins.map(bin => [
      `${percent(bin.from)} to ${percent(bin.to)}`,
      bin.count,
      percentIfKnown(bin.meanP),
      percentIfKnown(bin.returnedShare),
    ]),
  )
  print('')
  printTable(
    ['recommended', 'count', 'returned'],
    answers.map(({ answer, count, returned }) => [answer, count, returned]),
  )
}
