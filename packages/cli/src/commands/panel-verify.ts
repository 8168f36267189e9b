import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { panelBundle } from '../panel-bundle.js'
import { print, printJson } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
  set?: string
}

/** `sweeps panel verify` and `sweeps panel export`: weights made again, and whole editions repeated from their files alone. */
export function panelVerifyCommands(panel: Command): void {
  panel
    .command('export')
    .argument('<edition>', 'its id, such as panel-us-2021-08-09-r1')
    .requiredOption('--out <directory>', 'where to write its files; it must be new or empty')
    .description('write all files that an edition is repeated from: panel verify DIRECTORY needs nothing else')
    .action(async (edition: string, { data, json, out }: Options & { out: string }) => {
      if (existsSync(out) && readdirSync(out).length > 0) throw new Problem('usage', `--out: ${out} is not empty: name a new directory`)
      const { files } = await ask(data, 'panel-export', { edition })
      // Who watched what, by the panel's own pseudonyms, is for those who may see it.
      mkdirSync(out, { recursive: true, mode: 0o700 })
      for (const { file, text } of files) writeFileSync(join(out, file), text, { mode: 0o600 })
      if (json) return printJson({ edition, out, files: files.map(({ file }) => file) })
      print(`${pc.bold(edition)}: ${files.length} files in ${out}. To repeat it from them alone: sweeps panel verify ${out}`)
    })

  panel
    .command('verify')
    .argument('<panel>', 'or a directory with the files of an edition, as panel export writes them')
    .option('--set <number>', 'one weight set; all when absent')
    .description('make weight sets again from the inputs of their time and compare; or a whole edition from its files alone')
    .action(async (id: string, { data, json, set }: Options) => {
      if (existsSync(join(id, 'edition.json'))) return repeat(id, { data, json })
      const done = await ask(data, 'panel-verify', { panel: id, ...(set === undefined ? {} : { set: wholeNumber('set', set) }) })
      if (done.sets.some(one => !one.equal)) process.exitCode = 1
      if (json) return printJson(done)
      if (done.sets.length === 0) print('No weight set has been made yet.')
      for (const one of done.sets) {
        print(`${one.equal ? pc.green('equal') : pc.red('differs')}  ${one.id} ${one.hash.slice(0, 16)}`)
        for (const difference of one.differences) print(`  ${difference}`)
      }
    })
}

async function repeat(directory: string, { data, json }: { data: string | undefined; json: boolean | undefined }): Promise<void> {
  const paths = readdirSync(directory, { withFileTypes: true }).flatMap(file => (file.isFile() ? [join(directory, file.name)] : []))
  const done = await ask(data, 'panel-repeat', {}, () => panelBundle(paths))
  if (!done.equal) process.exitCode = 1
  if (json) return printJson(done)
  const what = `${done.weights} weights and ${done.lines} lines with their totals, errors, ranks and ranges`
  if (done.equal) return print(`${pc.green('equal')}  ${done.id}: its hash, ${what} are those that its files give.`)
  print(`${pc.red('differs')}  ${done.id}:`)
  for (const difference of done.differences) print(`  ${difference}`)
}
