import { copyFileSync, existsSync } from 'node:fs'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
}

interface PublishOptions extends Options {
  week: string
  market?: string
  embargo?: string
  inputs?: boolean
  out?: string
}

/** `sweeps publish`, `sweeps verify`, `sweeps editions`: charts frozen for good. */
export function editionCommands(root: Command): void {
  root
    .command('publish')
    .argument('<chart>', 'such as census')
    .description('freeze a chart of a week that is over; when something changed since, as the next revision')
    .requiredOption('--week <day>', 'any day of the week')
    .option('--market <code>', 'ISO country such as IL; the chart’s first when absent')
    .option('--embargo <instant>', 'not shown outside before this, such as 2021-08-24T09:00:00Z')
    .option('--inputs', 'put the figures into the file, so that it can be checked without this data')
    .option('--out <file>', 'copy the file here too')
    .action(async (chart: string, options: PublishOptions) => {
      const { data, json, week, market, embargo, inputs, out } = options
      const done = await ask(data, 'publish', {
        chart,
        week,
        ...(market ? { market } : {}),
        ...(embargo ? { embargo } : {}),
        ...(inputs ? { inputs } : {}),
      })
      if (out && done.file) copyFileSync(done.file, out)
      if (json) return printJson(done)
      const status = done.status ? `, ${done.status}` : ''
      print(
        done.made ? `Published ${pc.bold(done.id)}, revision ${done.revision}${status}.` : `Nothing has changed since ${pc.bold(done.id)}.`,
      )
      print(`  hash ${done.hash}\n  file ${out ?? done.file}`)
      if (!done.made) return
      for (const { list, text, causes = [] } of done.changes) {
        print(`  ${list}: ${text}`)
        for (const cause of causes) print(`    ${cause.text}`)
      }
      for (const words of done.correction?.words ?? []) print(`  ${words}`)
    })

  root
    .command('verify')
    .argument('<edition>', 'a file, or the id of an edition')
    .description('make an edition again and compare')
    .action(async (edition: string, { data, json }: Options) => {
      const done = existsSync(edition) ? await ask(data, 'verify', {}, edition) : await ask(data, 'verify', { id: edition })
      if (!done.equal) process.exitCode = 1
      if (json) return printJson(done)
      const how = {
        data: 'made again from the data, it is the same',
        inputs: 'made again from the figures in the file, it is the same',
        hash: 'the file is as it was published; its data are not here, so it was not made again',
      }[done.against]
      if (done.equal)
        print(`${pc.green('equal')}  ${done.id}: ${how}${done.incomparable.length > 0 ? ', as far as it can be compared' : ''}.`)
      else {
        print(`${pc.red('differs')}  ${done.id}:`)
        for (const difference of done.differences) print(`  ${difference}`)
      }
      for (const line of done.incomparable) print(pc.dim(`  ${line}`))
    })

  root
    .command('editions')
    .argument('[chart]')
    .description('what was published, the latest first')
    .option('--market <code>', 'of this market alone')
    .action(async (chart: string | undefined, { data, json, market }: Options & { market?: string }) => {
      const { editions } = await ask(data, 'editions', { ...(chart ? { chart } : {}), ...(market ? { market } : {}) })
      if (json) return printJson({ editions })
      if (editions.length === 0) return print('Nothing was published yet.')
      printTable(
        ['edition', 'published', 'status', 'embargo', 'by', 'hash'],
        editions.map(row => [row.id, row.published, row.status, row.embargo, row.actor, row.hash.slice(0, 16)]),
      )
    })
}
