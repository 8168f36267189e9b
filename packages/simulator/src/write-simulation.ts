import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Message } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import { catalogueCsv } from './catalogue-csv.js'
import { demoCatalogue } from './demo-catalogue.js'
import type { SimulationOptions } from './options.js'
import { type Progress, simulate } from './simulate.js'
import type { Truth } from './truth.js'

const CHUNK = 1 << 20

/** The files of a simulation and its truth. */
export interface WrittenSimulation {
  catalogue: string
  plays: string
  truthFile: string
  truth: Truth
  progress: Progress
}

/**
 * Writes a simulation to a directory, which is made when it is not there: `catalogue.csv`, `plays.ndjson` (a message a line, to be
 * imported) and `truth.json` (the figures to expect, and the options that make it again). Files of these names are overwritten.
 *
 * @param onProgress called about once a megabyte of messages, and at the end
 */
export async function writeSimulation(
  directory: string,
  options: SimulationOptions,
  onProgress: (progress: Readonly<Progress>) => void = () => {},
): Promise<WrittenSimulation> {
  const simulation = simulate(options)
  const files = {
    catalogue: join(directory, 'catalogue.csv'),
    plays: join(directory, 'plays.ndjson'),
    truthFile: join(directory, 'truth.json'),
  }
  makeDirectory(directory)
  await writeFile(files.catalogue, catalogueCsv(demoCatalogue(options.start)))
  await writeLines(files.plays, simulation.messages, () => onProgress(simulation.progress))
  onProgress(simulation.progress)
  const truth = simulation.truth()
  await writeFile(files.truthFile, `${JSON.stringify({ ...truth, options }, null, 1)}\n`)
  return { ...files, truth, progress: { ...simulation.progress } }
}

async function writeLines(file: string, messages: Iterable<Message>, onChunk: () => void): Promise<void> {
  const stream = createWriteStream(file)
  // The error of a full disk must reach the caller, also between two writes.
  const done = finished(stream)
  // It is awaited below, too: until then it must not count as unhandled.
  done.catch(() => {})
  let chunk = ''
  for (const message of messages) {
    chunk += `${JSON.stringify(message)}\n`
    if (chunk.length < CHUNK) continue
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
    chunk = ''
    onChunk()
  }
  stream.end(chunk)
  await done
}
