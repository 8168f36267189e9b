import { Problem } from '@sweeps/model'
import { CommanderError } from 'commander'
import { program } from './program.js'

/** Runs a command line; resolves to its exit status: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  try {
    await program().parseAsync(argv)
    return typeof process.exitCode === 'number' ? process.exitCode : 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Problem) {
      process.stderr.write(`sweeps: ${error.message}\n`)
      return error.code === 'usage' ? 2 : 1
    }
    // A closed pipe (`sweeps … | head`) is no failure.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    process.stderr.write(`sweeps: this is a defect: ${error instanceof Error ? error.stack : error}\n`)
    return 1
  }
}
