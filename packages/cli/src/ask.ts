import { createReadStream, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InputOf, OperationName, OutputOf } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import { askOwner, ownerAlive } from '@sweeps/server/owner'
import { progressBar } from './progress-bar.js'
import { engineSettings } from './settings.js'

const patience = 10_000

/**
 * Runs an operation where the data are: in the server that owns the directory when one answers, else here.
 * While another command holds the directory it waits for ten seconds.
 */
export async function ask<Name extends OperationName>(
  data: string | undefined,
  name: Name,
  input: InputOf<Name>,
  path?: string,
): Promise<OutputOf<Name>> {
  const settings = engineSettings(data)
  const bar = progressBar()
  const call = { actor: actor(), onProgress: bar.update }
  try {
    for (const until = Date.now() + patience; ; ) {
      if (await ownerAlive(settings.directory))
        return await askOwner(settings.directory, name, input, { ...call, ...(path ? { file: openFile(path) } : {}) })
      try {
        return await askHere(settings, name, input, path, call)
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'store-locked') || Date.now() > until) throw error
        await sleep(50)
      }
    }
  } finally {
    bar.stop()
  }
}

async function askHere<Name extends OperationName>(
  settings: ReturnType<typeof engineSettings>,
  name: Name,
  input: InputOf<Name>,
  path: string | undefined,
  call: { actor: string; onProgress: (done: number, total: number | undefined, what: string) => void },
): Promise<OutputOf<Name>> {
  const file = path ? openFile(path) : undefined
  // The engine is large: a command that asks a running server never loads it.
  const { openEngine, operations } = await import('@sweeps/engine')
  const engine = await openEngine({ ...settings, patience: 200, onTrouble: message => process.stderr.write(`sweeps: ${message}\n`) })
  try {
    return (await operations[name].run(engine, input as never, {
      actor: call.actor,
      progress: call.onProgress,
      ...(file ? { file } : {}),
    })) as OutputOf<Name>
  } finally {
    await engine.close()
  }
}

function openFile(path: string) {
  if (path === '-') return process.stdin
  try {
    if (!statSync(path).isFile()) throw new Problem('usage', `${path} is no file`)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('usage', `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check the path`)
  }
  return createReadStream(path)
}

/** Who is at the keyboard: recorded with what they change. */
const actor = (): string => {
  try {
    return `${userInfo().username} (command line)`
  } catch {
    return 'command line'
  }
}
