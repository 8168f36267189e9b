import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson } from '../print.js'
import { restoreBackup } from '../restore-backup.js'
import { dataDirectory } from '../settings.js'

interface Options {
  data?: string
  json?: boolean
}

/** `sweeps doctor`, `erase`, `backup`, `restore`: keeping an installation well. */
export function keepingCommands(root: Command): void {
  root
    .command('doctor')
    .description('what is wrong with this installation, and what to do')
    .option('--deep', 'read back every part of every table too')
    .action(async ({ data, json, deep }: Options & { deep?: boolean }) => {
      const { findings } = await ask(data, 'doctor', deep ? { deep } : {})
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
    .command('erase')
    .argument('<viewer>', 'the id the service sends, of a viewer or of an account')
    .option('--service <id>', 'at this service only')
    .description('remove all that a viewer watched')
    .action(async (viewer: string, { data, json, service }: Options & { service?: string }) => {
      const erased = await ask(data, 'erase', { viewer, ...(service ? { service } : {}) })
      if (json) return printJson(erased)
      print(erased.rows === 0 ? 'Nothing of this viewer is held.' : `${erased.rows} rows of viewing are removed.`)
    })

  root
    .command('backup')
    .argument('<dir>', 'a new directory')
    .description('copy everything, while the server goes on')
    .action(async (directory: string, { data, json }: Options) => {
      const done = await ask(data, 'backup', { directory: dataDirectory(directory) })
      if (json) return printJson(done)
      print(`${done.tables} tables are in ${done.directory}. Keep it safe: it has the secret that makes viewers recognisable.`)
    })

  root
    .command('restore')
    .argument('<dir>', 'a directory that `sweeps backup` wrote')
    .description('fill a new data directory from a backup')
    .action(async (backup: string, { data, json }: Options) => {
      const directory = await restoreBackup(backup, data)
      if (json) return printJson({ directory })
      print(`Restored into ${directory}.`)
    })
}
