import { fileTrouble, Problem } from '@sweeps/model/plain'
import { CommanderError } from 'commander'
import { program } from './program.js'

/** Runs a command line; resolves to its exit status: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  process.stdout.off('error', endWithReader).on('error', endWithReader)
  process.off('unhandledRejection', reportDefect).on('unhandledRejection', reportDefect)
  try {
    await program().parseAsync(argv)
    return typeof process.exitCode === 'number' ? process.exitCode : 0
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    const error = fileTrouble(thrown) ?? thrown
    if (error instanceof Problem) {
      process.stderr.write(`sweeps: ${error.message}\n`)
      return error.code === 'usage' ? 2 : 1
    }
    process.stderr.write(`sweeps: this is a defect: ${error instanceof Error ? error.stack : error}\n`)
    return 1
  }
}

/** A promise that nobody waited for: a defect, and no reason to stop answering everybody else. A command ends with status 1 for it. */
function reportDefect(error: unknown): void {
  process.stderr.write(`sweeps: this is a defect, please report it: ${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 1
}

/** Whoever reads us may stop before the end (`sweeps … | head`): that is no failure, and there is nobody left to tell. */
const endWithReader = ({ code }: NodeJS.ErrnoException): never => process.exit(code === 'EPIPE' ? 0 : 1)
