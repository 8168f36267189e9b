import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Problem } from '@sweeps/model'
import type { Collected, Collector } from './collector.js'
import type { Journal } from './journal/journal.js'
import { awaitRoom } from './loader/await-room.js'
import type { Loader } from './loader/loader.js'

export interface PlaysImported {
  messages: number
  spans: number
  rejected: number
  /** The first bad lines, with their line number. */
  bad: { line: number; field: string; reason: string }[]
}

const linesAtOnce = 500
/** Characters; what waits for the disk at once is bounded too. */
const textAtOnce = 8 * 1024 * 1024
const maxLine = 1024 * 1024

/**
 * Reads messages from a file, one JSON object a line, by the same way as those that come over HTTP. `sentAt` is taken as the moment
 * each was received. A bad line is kept as a reject and counted; the others go in. Resolves when all of it is in the engine.
 */
export async function importPlays(
  lines: Readable,
  into: { collector: Collector; journal: Journal; loader: Loader },
  options: { onProgress?: (messages: number) => void } = {},
): Promise<PlaysImported> {
  const done: PlaysImported = { messages: 0, spans: 0, rejected: 0, bad: [] }
  let group: { line: number; text: string }[] = []
  let size = 0
  let number = 0
  const flush = async (): Promise<void> => {
    await awaitRoom(into)
    for (const { bad, line, messages, refused, spans } of await Promise.all(group.map(entry => collectLine(into.collector, entry)))) {
      done.messages += messages
      done.spans += spans
      done.rejected += refused
      for (const { field, reason } of bad) if (done.bad.length < 20) done.bad.push({ line, field, reason })
    }
    group = []
    size = 0
    options.onProgress?.(done.messages)
  }
  for await (const text of createInterface({ input: lines, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (text.trim() === '') continue
    if (text.length > maxLine)
      throw new Problem('invalid-file', `line ${number}: longer than 1 MB; a plays file has one message a line (NDJSON)`)
    group.push({ line: number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text })
    size += text.length
    if (group.length >= linesAtOnce || size >= textAtOnce) await flush()
  }
  await flush()
  await into.loader.drained()
  return done
}

async function collectLine(collector: Collector, { line, text }: { line: number; text: string }): Promise<Collected & { line: number }> {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return { line, messages: 0, spans: 0, refused: 1, bad: [await collector.refuse('is no JSON', {})] }
  }
  if (Array.isArray(message) && message.length === 0)
    return { line, messages: 0, spans: 0, refused: 1, bad: [await collector.refuse('is an empty array', {})] }
  const sentAt = Date.parse(String((message as { sentAt?: unknown } | null)?.sentAt))
  const context = { receivedAt: Number.isNaN(sentAt) ? Date.now() : sentAt, source: 'file', flags: 0 }
  return { line, ...(await collector.collect(message, context)) }
}
