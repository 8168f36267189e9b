import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { InputOf, OperationName, OutputOf } from '@sweeps/engine'
import { Problem, type ProblemCode } from '@sweeps/model/plain'
import { socketAddress, socketPath } from './socket-path.js'

export interface AskOptions {
  actor: string
  file?: Readable
  onProgress?: (done: number, total: number | undefined, what: string) => void
}

/** A server that does not say it is alive within this time is no help, in milliseconds. */
const patience = 2000

/** True when a server owns the directory and answers. */
export async function ownerAlive(directory: string): Promise<boolean> {
  if (!existsSync(socketPath(directory))) return false
  return call(directory, 'alive', {}, { actor: '' }, patience).then(
    () => true,
    () => false,
  )
}

/** Asks the running server to do an operation. Throws the `Problem` it answers. */
export const askOwner = <Name extends OperationName>(
  directory: string,
  name: Name,
  input: InputOf<Name>,
  options: AskOptions,
): Promise<OutputOf<Name>> => askOwnerAny(directory, name, input, options) as Promise<OutputOf<Name>>

/** The same of an operation whose name and input were not known when this was written. */
export const askOwnerAny = (directory: string, name: string, input: unknown, options: AskOptions): Promise<unknown> =>
  call(directory, name, input, options)

const ended = (): Problem => new Problem('shutting-down', 'the server ended before it had answered: see its log, then try again')

const isGone = ({ code = '' }: NodeJS.ErrnoException): boolean => ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT'].includes(code)

function call(directory: string, name: string, input: unknown, options: AskOptions, timeout = 0): Promise<unknown> {
  const query = new URLSearchParams({ input: JSON.stringify(input), actor: options.actor })
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: socketAddress(directory), method: 'POST', path: `/${name}?${query}` }, async response => {
      try {
        for await (const line of createInterface({ input: response })) {
          // Unchecked: written by Sweeps itself, on a socket of this user alone, and schemas would cost every command 30 ms of start.
          const { progress, result, problem } = JSON.parse(line)
          if (progress) options.onProgress?.(progress.done, progress.total, progress.what)
          else if (problem) return reject(new Problem(problem.code as ProblemCode, problem.detail, problem.members))
          else if (result !== undefined) return resolve(result)
        }
        reject(ended())
      } catch (error) {
        reject(error)
      }
    })
    sent.on('error', error => reject(isGone(error) ? ended() : error))
    sent.setTimeout(timeout, () => sent.destroy(new Error('no answer')))
    if (options.file) {
      options.file.on('error', error => sent.destroy(error))
      options.file.pipe(sent)
    } else sent.end()
  })
}
