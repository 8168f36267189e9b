import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { print, printJson } from '../print.js'
import { progressBar } from '../progress-bar.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  json?: boolean
  viewers: string
  weeks: string
  seed: string
  start?: string
  faults: string
  compact?: boolean
  out: string
}

/** `sweeps simulate`: plays of a fictional service as messages, with the truth beside them. */
export function simulateCommand(root: Command): void {
  root
    .command('simulate')
    .description('write plays of a fictional service as messages, with the truth beside them')
    .requiredOption('--viewers <n>', 'how many viewers')
    .option('--weeks <n>', 'how many weeks', '10')
    .option('--seed <n>', 'the same seed gives the same plays', '1')
    .option('--start <monday>', 'first day, such as 2021-07-05')
    .option('--faults <faults>', 'none, all, or such as loss=0.1,shuffle,clocks=0.2', 'none')
    .option('--compact', 'tell each play once, in its last state')
    .option('--out <dir>', 'where to write catalogue.csv, plays.ndjson and truth.json', 'simulation')
    .action(async (options: Options) => {
      const { parseFaults, writeSimulation } = await import('@sweeps/simulator')
      const bar = progressBar()
      try {
        const written = await writeSimulation(
          options.out,
          {
            viewers: wholeNumber('viewers', options.viewers),
            weeks: wholeNumber('weeks', options.weeks),
            seed: wholeNumber('seed', options.seed),
            faults: parseFaults(options.faults),
            ...(options.start ? { start: options.start } : {}),
            ...(options.compact ? { compact: true } : {}),
          },
          ({ day, days, messages }) => bar.update(day, days, `days, ${messages} messages`),
        )
        bar.stop()
        const { catalogue, plays, truthFile, progress } = written
        if (options.json) return printJson({ catalogue, plays, truth: truthFile, messages: progress.messages })
        print(`${progress.messages} messages of ${progress.plays} plays of a fictional service. To take them in:`)
        print(`  sweeps import catalogue ${catalogue}\n  sweeps import plays ${plays}\nThe truth they must come out at is in ${truthFile}.`)
      } catch (error) {
        if (error instanceof RangeError) throw new Problem('usage', error.message)
        throw error
      } finally {
        bar.stop()
      }
    })
}
