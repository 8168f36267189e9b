import type { WeekReach } from '@sweeps/engine'
import { decimalWords, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
import { print, printJson, printTable } from '../print.js'
import { panelCensusCommand } from './panel-census.js'
import { panelManagementCommand } from './panel-management.js'
import { panelSeasonCommand } from './panel-season.js'
import { panelVerifyCommands } from './panel-verify.js'
import { simulatePanelCommand } from './simulate-panel.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps panel …`: weight sets of panels, their versions, who withdraws. */
export function panelCommands(root: Command): void {
  const panel = root.command('panel').description('panels of households: their weights, their errors, their versions')
  weighing(panel)
  keeping(panel)
  panelVerifyCommands(panel)
  panelManagementCommand(panel)
  panelCensusCommand(panel)
  panelSeasonCommand(panel)
  simulatePanelCommand(panel)
}

function weighing(panel: Command): void {
  panel
    .command('weigh')
    .argument('<panel>')
    .requiredOption('--week <day>', 'any day of the week')
    .description('make the weight sets of a week and of each of its days; what has not changed is not made again')
    .action(async (id: string, { data, json, week }: Options & { week: string }) => {
      const done = await ask(data, 'panel-weigh', { panel: id, week })
      if (json) return printJson(done)
      const { set, days } = { set: done.week, days: done.days }
      print(`${pc.bold(set.id)}: week of ${set.start}, ${set.persons} persons in ${set.households} households`)
      print(`  stands for ${Math.round(set.population).toLocaleString('en')}; effective size ${decimalWords(set.effectiveSize, 1)}`)
      print(`  hash ${set.hash}`)
      for (const one of set.collapsed) print(`  ${one.margin}: ${one.level} (${one.households} households) joined ${one.into}`)
      printTable(
        ['margin', 'level', 'target', 'reached'],
        set.residuals.map(cell => [cell.margin, cell.level, cell.target, cell.achieved]),
      )
      print(`Days: ${days.map(day => `${day.start} ${day.id} (${day.persons} persons)`).join(', ')}`)
    })

  panel
    .command('weights')
    .argument('<panel>')
    .option('--week <day>', 'any day of the week')
    .option('--day <day>', 'the weights of a day instead')
    .description('the weight of every person')
    .action(async (id: string, { data, json, week, day }: Options & { week?: string; day?: string }) => {
      if ((week === undefined) === (day === undefined)) throw new Problem('usage', 'name either --week or --day')
      const done = await ask(data, 'panel-weights', { panel: id, ...(week ? { week } : {}), ...(day ? { day } : {}) })
      if (json) return printJson(done)
      print(`${pc.bold(done.set.id)} · ${done.set.hash}`)
      if (done.set.withdrawn > 0) print(`${done.set.withdrawn} of its persons have withdrawn and were erased.`)
      printTable(
        ['person', 'household', 'weight'],
        done.rows.map(row => [row.person, row.household, row.weight]),
      )
    })

  panel
    .command('report')
    .argument('<panel>')
    .option('--week <day>', 'with the homes of each day of this week')
    .description('what there is of a panel: sample, in-tab homes, weight sets')
    .action(async (id: string, { data, json, week }: Options & { week?: string }) => {
      const done = await ask(data, 'panel-report', { panel: id, ...(week ? { week } : {}) })
      if (json) return printJson(done)
      print(`${pc.bold(done.name)} (${done.panel}), ${done.market}, days of ${done.zone}; version ${done.version}`)
      print(`${done.persons} persons in ${done.households} households`)
      if (done.week)
        printTable(
          ['day', 'in-tab homes', 'not in-tab', 'weight set'],
          done.week.days.map(day => [
            day.day,
            day.inTab,
            Object.entries(day.out)
              .map(([reason, homes]) => `${homes} ${reason}`)
              .join(', '),
            day.set,
          ]),
        )
      if (done.week) printReach(done.week.reach)
      if (done.sets.length === 0) return print('No weight set has been made yet.')
      printTable(
        ['set', 'of', 'persons', 'effective', 'withdrawn', 'hash'],
        done.sets.map(set => [
          set.id,
          `${set.kind} ${set.start}`,
          set.persons,
          Math.round(set.effectiveSize),
          set.withdrawn,
          set.hash.slice(0, 16),
        ]),
      )
    })
}

function keeping(panel: Command): void {
  panel
    .command('list')
    .description('the panels there are')
    .action(async ({ data, json }: Options) => {
      const done = await ask(data, 'panels', {})
      if (json) return printJson(done)
      if (done.panels.length === 0) return print('There is no panel yet: sweeps import panel makes one.')
      printTable(
        ['panel', 'name', 'market', 'zone'],
        done.panels.map(one => [one.id, one.name, one.market, one.zone]),
      )
    })

  panel
    .command('versions')
    .argument('<panel>')
    .description('who changed its files, when, from what')
    .action(async (id: string, { data, json }: Options) => {
      const done = await ask(data, 'panel-versions', { panel: id })
      if (json) return printJson(done)
      printTable(
        ['version', 'made', 'by', 'what'],
        done.versions.map(one => [String(one.version), new Date(one.made).toISOString(), one.actor, one.note]),
      )
    })

  panel
    .command('undo')
    .argument('<panel>')
    .description('bring back the version of its files before, as a new one')
    .action(async (id: string, { data, json }: Options) => {
      const done = await ask(data, 'panel-undo', { panel: id })
      if (json) return printJson(done)
      print(`Panel ${done.panel} is as in version ${done.restored}: version ${done.version}.`)
    })

  panel
    .command('withdraw')
    .argument('<panel>')
    .argument('<household>')
    .description('erase a household that withdraws: persons, viewing, weights')
    .action(async (id: string, household: string, { data, json }: Options) => {
      const done = await ask(data, 'panel-withdraw', { panel: id, household })
      if (json) return printJson(done)
      print('The household was erased. Weight sets that had it keep their hash; the next ones are without it.')
    })
}

function printReach({ all, titles }: WeekReach): void {
  const row = (name: string, { persons, households, projected, share, interval }: WeekReach['all']) => [
    name,
    persons,
    households,
    projected === null ? 'withheld: too few of the panel' : Math.round(projected),
    share === null ? '' : percent(share, 1),
    interval === null ? '' : `${percent(interval.low, 1)} to ${percent(interval.high, 1)}`,
  ]
  printTable(
    ['reach: at least a minute', 'of the panel', 'homes', 'persons', 'share', '95 of 100 samples'],
    [row('anything', all), ...titles.map(title => row(title.name, title))],
  )
}
