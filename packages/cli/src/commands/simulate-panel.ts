import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { print, printJson } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  json?: boolean
  homes: string
  population: string
  seed: string
  week?: string
  forgotten: string
  out: string
}

/** `sweeps panel simulate`: a panel that is recruited from a fictional population, with the truth beside it. */
export function simulatePanelCommand(panel: Command): void {
  panel
    .command('simulate')
    .description('write a panel recruited from a fictional population, with what is true of all of it beside')
    .option('--homes <n>', 'households of the panel', '600')
    .option('--population <n>', 'households of the population', '30000')
    .option('--seed <n>', 'the same seed gives the same files', '1')
    .option('--week <monday>', 'the week that is measured, such as 2021-08-09')
    .option('--forgotten <share>', 'presences for which nobody presses a button, from 0 to 1', '0')
    .option('--out <dir>', 'where to write panel/, catalogue.csv, plays.ndjson and truth.json', 'simulated-panel')
    .action(async ({ json, out, week, ...options }: Options) => {
      const { writePanelSimulation } = await import('@sweeps/simulator')
      const forgotten = Number(options.forgotten)
      if (!(forgotten >= 0 && forgotten <= 1)) throw new Problem('usage', `--forgotten: must be from 0 to 1, not ${options.forgotten}`)
      try {
        const { truth, ...files } = await writePanelSimulation(out, {
          homes: wholeNumber('population', options.population),
          seed: wholeNumber('seed', options.seed),
          design: { homes: wholeNumber('homes', options.homes), forgotten },
          ...(week ? { week } : {}),
        })
        if (json) return printJson({ ...files, persons: truth.persons })
        print(`${options.homes} of ${truth.homes} fictional homes of ${truth.persons} persons, week of ${truth.week}. To take them in:`)
        print(`  sweeps import catalogue ${files.catalogue}\n  sweeps import plays ${files.plays}\n  sweeps import panel ${files.panel}`)
        print(`What is true of all of them is in ${files.truthFile}.`)
      } catch (error) {
        if (error instanceof RangeError) throw new Problem('usage', error.message)
        throw error
      }
    })
}
