import { decimalWords } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  week: string
}

/** `sweeps panel management`: whom a panel has and lacks, who reports, how its weights move. */
export function panelManagementCommand(panel: Command): void {
  panel
    .command('management')
    .argument('<panel>')
    .requiredOption('--week <day>', 'any day of the week')
    .description('cells against targets, response, churn, who reports, whom to recruit, drift of weights; with what to look at')
    .action(async (id: string, { data, json, week }: Options) => {
      const answer = await ask(data, 'panel-management', { panel: id, week })
      if (json) return printJson(answer)
      print(
        `${pc.bold(answer.panel)}, week of ${answer.week}: ${answer.homes} homes of ${answer.persons} persons, ${answer.homesOfWeek} count in the week`,
      )
      for (const { text } of answer.alerts) print(`${pc.yellow('!')} ${text}`)
      printTable(
        ['margin', 'level', 'population', 'recruited', 'in-tab', 'index'],
        answer.cells.map(one => [
          one.margin,
          one.level,
          percent(one.targetShare, 1),
          one.recruited,
          percent(one.inTabShare, 1),
          one.index === null ? '' : Math.round(one.index),
        ]),
      )
      printTable(
        ['day', 'homes', 'in-tab', 'rate'],
        answer.days.map(one => [one.day, one.homes, one.inTab, rate(one.rate)]),
      )
      for (const [reason, days] of Object.entries(answer.reasons)) print(`${days} days of homes out: ${reason}`)
      const { silent, buttons, response, recruitment, weights } = answer
      for (const { household, since, reason } of silent.homes) print(`silent since ${since}: ${household} (${reason})`)
      if (buttons.empty !== null) print(`${rate(buttons.empty)} of minutes play to nobody.`)
      for (const { household, empty } of buttons.homes) print(`${rate(empty)} of minutes play to nobody: ${household}`)
      printTable(
        ['week', 'homes', 'joined', 'left', 'churn'],
        answer.weeks.map(one => [one.week, one.homes, one.joined, one.left, rate(one.churn)]),
      )
      if (response) print(`Of ${response.asked} homes that were asked ${response.joined} joined: ${rate(response.rate)}.`)
      for (const { margin, level, persons, homes, invitations } of recruitment)
        print(
          `Recruit ${margin} ${level}: ${persons} persons, ${homes} homes${invitations === null ? '' : `, some ${invitations} invitations`}`,
        )
      if (weights.length > 0)
        printTable(
          ['week', 'set', 'persons', 'effective', 'largest ÷ median', 'moved'],
          weights.map(one => [
            one.week,
            one.set,
            one.persons,
            Math.round(one.effectiveSize),
            decimalWords(one.largest, 1),
            one.moved === null ? '' : percent(one.moved, 1),
          ]),
        )
    })
}

const rate = (value: number | null): string => (value === null ? '' : percent(value, 1))
