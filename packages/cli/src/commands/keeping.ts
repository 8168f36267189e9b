import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { restoreInto } from '../restore-into.js'
import { dataDirectory } from '../settings.js'
import { writeHeld } from '../write-held.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps doctor`, `held`, `erase`, `backup`, `restore`: keeping an installation well. */
export function keepingCommands(root: Command): void {
  root
    .command('doctor')
    .description('what is wrong with this installation, and what to do')
    .option('--deep', 'read back every part of every table too')
    .option('--settle', 'go on with what is left of tables that are damaged: their weeks may be published again')
    .action(async ({ data, json, deep, settle }: Options & { deep?: boolean; settle?: boolean }) => {
      const { findings } = await ask(data, 'doctor', { ...(deep && { deep }), ...(settle && { settle }) })
      const ill = findings.some(finding => finding.state === 'ill')
      if (json) printJson({ findings })
      else
        for (const { what, state, found, todo } of findings) {
          const mark = { well: pc.green('✓'), look: pc.yellow('!'), ill: pc.red('✗') }[state]
          print(`${mark} ${what}: ${found}${todo ? `\n    → ${todo}` : ''}`)
        }
      if (ill) process.exitCode = 1
    })

  root
    .command('personal-data')
    .argument('<viewer>', 'the id the service sends, of a viewer or of an account')
    .option('--service <id>', 'at this service only')
    .option('--out <dir>', 'a new directory for all of it: held.json, and a CSV file of each table')
    .description('all that is held of a viewer, for whoever asks what is known of them')
    .action(async (viewer: string, { data, json, service, out }: Options & { service?: string; out?: string }) => {
      const found = await ask(data, 'personal-data', { viewer, ...(service ? { service } : {}) })
      if (out !== undefined) await writeHeld(out, found)
      if (json) return printJson(found)
      if (found.tables.length === 0) print('Nothing of this viewer is held.')
      else
        printTable(
          ['table', 'rows', 'what'],
          found.tables.map(({ name, rows, meaning }) => [name, rows.length, meaning]),
        )
      for (const note of found.notes) print(note)
      for (const node of found.silentNodes) print(`Collector ${node} is silent: what it has received and not handed on is not in this.`)
      if (out !== undefined) print(`All of it is in ${out}: give it to them, and to nobody else.`)
    })

  root
    .command('erase')
    .argument('<viewer>', 'the id the service sends, of a viewer or of an account')
    .option('--service <id>', 'at this service only')
    .description('remove all that a viewer watched')
    .action(async (viewer: string, { data, json, service }: Options & { service?: string }) => {
      const erased = await ask(data, 'erase', { viewer, ...(service ? { service } : {}) })
      if (json) return printJson(erased)
      print(
        erased.rows + erased.rejects === 0
          ? 'Nothing of this viewer is held.'
          : `${erased.rows} rows of viewing and ${erased.rejects} refused messages are removed.`,
      )
      for (const node of erased.silentNodes)
        print(`Collector ${node} is silent: what it has received and not handed on comes in when it is back. Erase again then.`)
    })

  root
    .command('backup')
    .argument('<dir>', 'a new directory')
    .description('copy everything, while the server goes on')
    .action(async (directory: string, { data, json }: Options) => {
      const done = await ask(data, 'backup', { directory: dataDirectory(directory) })
      if (json) return printJson(done)
      const where =
        done.copy === undefined ? done.directory : `the copy ${done.copy} of ClickHouse; everything else is in ${done.directory}`
      print(`${done.tables} tables are in ${where}. Keep it safe: it has the secret that makes viewers recognisable.`)
      for (const node of done.silent ?? []) print(`${node} was silent: what it had not loaded is in its journal alone.`)
    })

  root
    .command('restore')
    .argument('<dir>', 'a directory that `sweeps backup` wrote')
    .option('--spans', 'only the viewing, into a directory that is in use: what is there stays, and nothing counts twice')
    .option('--erasures <file>', 'the file `erased` of the directory that was backed up: who was erased since is erased again')
    .description('fill a new data directory from a backup')
    .action(async (backup: string, { data, json, spans, erasures }: Options & { spans?: boolean; erasures?: string }) => {
      if (spans) {
        const done = await ask(data, 'restore-spans', { directory: dataDirectory(backup) })
        if (json) return printJson(done)
        return print(`${done.rows} rows of viewing are back${done.weeks.length > 0 ? `, of the weeks of ${done.weeks.join(', ')}` : ''}.`)
      }
      const directory = await restoreInto(backup, data, erasures)
      if (json) return printJson({ directory })
      print(`Restored into ${directory}.`)
    })
}
