import { fstatSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine, InputOf, OperationName, OutputOf } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import { askOwnerAny, ownerAlive } from '@sweeps/server/owner'
import { fileStream } from './file-stream.js'
import { ensureDirectory } from './missing-directory.js'
import { progressBar } from './progress-bar.js'
import { engineSettings } from './settings.js'
import { keepHeapSmall } from './small-heap.js'
import { standardInput } from './standard-input.js'

const patience = 10_000

/** Runs an operation where the data are; see `askAny`. */
export const ask = <Name extends OperationName>(
  data: string | undefined,
  name: Name,
  input: InputOf<Name>,
  path?: string | (() => Readable),
): Promise<OutputOf<Name>> => askAny(data, name, input, path) as Promise<OutputOf<Name>>

/**
 * Runs what is named where the data are: in the server that owns the directory when one answers, else here.
 * While another command holds the directory it waits for ten seconds.
 */
export async function askAny(data: string | undefined, name: string, input: unknown, path?: string | (() => Readable)): Promise<unknown> {
  const settings = engineSettings(data)
  const bar = progressBar()
  const call = { actor: actor(), onProgress: bar.update }
  let file: Readable | undefined
  try {
    for (const until = Date.now() + patience; ; ) {
      const alive = await ownerAlive(settings.directory)
      // Before anything is made: a file that cannot be read leaves no directory behind. Standard input can be read once only, whoever
      // answers in the end.
      if (path && !(file && isStdin(path))) file = openFile(path, alive)
      if (alive) return await askOwnerAny(settings.directory, name, input, { ...call, ...(file && { file }) })
      const directory = ensureDirectory(settings.directory, name, { elsewhere: settings.url !== undefined, dryRun: isDryRun(input) })
      try {
        if (directory === 'aside') return await askAside(settings, name, input, file, call)
        return await askHere(settings, name, input, file, call)
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'store-locked') || Date.now() > until) throw error
        await sleep(50)
      }
    }
  } finally {
    file?.destroy()
    bar.stop()
  }
}

async function askHere(
  settings: ReturnType<typeof engineSettings>,
  name: string,
  input: unknown,
  file: Readable | undefined,
  call: { actor: string; onProgress: (done: number, total: number | undefined, what: string) => void },
): Promise<unknown> {
  // The engine is large: a command that asks a running server never loads it.
  keepHeapSmall()
  const { needOwnership, openEngine, perform } = await import('@sweeps/engine')
  const engine = await openEngine({ ...settings, patience: 200, onTrouble: message => process.stderr.write(`sweeps: ${message}\n`) })
  try {
    needOwnership(engine, name)
    await loadJournal(engine)
    return await perform(engine, name, input, {
      actor: call.actor,
      progress: call.onProgress,
      ...(file ? { file } : {}),
    })
  } finally {
    await engine.close()
  }
}

/** What a server acknowledged before it was killed is loaded first: an answer without it would be wrong. */
async function loadJournal({ plays }: Engine): Promise<void> {
  const { backlog } = plays.journal
  if (backlog === 0) return
  // A journal holds minute marks besides plays: less than a tenth of a megabyte is loaded before anyone would read about it.
  if (backlog >= 100_000)
    process.stderr.write(`sweeps: loading ${(backlog / 1e6).toFixed(1)} MB of plays that an earlier run acknowledged\n`)
  await plays.loader.drained()
}

const isDryRun = (input: unknown): boolean => typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true

/** In a directory that is gone afterwards: what asks of a file, or only tries, leaves nothing behind. */
async function askAside(...[settings, ...rest]: Parameters<typeof askHere>): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'sweeps-'))
  try {
    return await askHere({ ...settings, directory }, ...rest)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** `-`, or a name of descriptor 0. */
const isStdin = (path: string | (() => Readable)): boolean =>
  typeof path === 'string' && ['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'].includes(path)

/** A file by its path, or what makes its bytes anew each time it is asked. */
function openFile(path: string | (() => Readable), ownerAlive: boolean): Readable {
  if (typeof path === 'function') return path()
  if (isStdin(path)) {
    // Node would read it as empty.
    if (fstatSync(0).isDirectory()) throw new Problem('usage', 'standard input is a directory: name a file')
    return ownerAlive ? process.stdin : standardInput()
  }
  try {
    if (!statSync(path).isFile()) throw new Problem('usage', `${path} is no file`)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('usage', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path`)
  }
  return fileStream(path)
}

/** Who is at the keyboard: recorded with what they change. */
const actor = (): string => {
  try {
    return `${userInfo().username} (command line)`
  } catch {
    return 'command line'
  }
}
