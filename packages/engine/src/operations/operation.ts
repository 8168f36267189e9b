import type { Readable } from 'node:stream'
import type { Engine } from '../engine.js'

/** What an operation may use besides its input. */
export interface Call {
  /** Who asks: recorded with whatever is changed. */
  actor: string
  /** The bytes of a file, for the operations that read one. */
  file?: Readable
  /** Told how far long work has come. */
  progress(done: number, total: number | undefined, what: string): void
}

/**
 * Something a command does, as a value: it runs in the process that owns the data directory, be that the running server (over its
 * socket) or the command itself. Input and output are JSON.
 */
export interface Operation<Input, Output> {
  run(engine: Engine, input: Input, call: Call): Promise<Output>
}

export const operation = <Input, Output>(run: Operation<Input, Output>['run']): Operation<Input, Output> => ({ run })
