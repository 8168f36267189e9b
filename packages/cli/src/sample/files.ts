import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Engine, type OperationName, perform } from '@sweeps/engine'
import { fileStream } from '../file-stream.js'

/** The path of a file of the samples. */
export const sampleFile = (name: string): string => fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url))

/** Who loads the sample, in every list of versions. */
export const call = { actor: 'sample', progress: () => {} }

/** Imports a file as `sweeps import` does. `input` is what the operation wants besides it. */
export async function importFile(engine: Engine, name: OperationName, path: string, input: object = {}): Promise<void> {
  await perform(engine, name, { note: 'sample', ...input }, { ...call, file: fileStream(path) })
}

/** The same of a file that is made here. */
export async function importText(engine: Engine, name: OperationName, text: string, input: object = {}): Promise<void> {
  await perform(engine, name, { note: 'sample', ...input }, { ...call, file: Readable.from([Buffer.from(text)], { objectMode: false }) })
}
