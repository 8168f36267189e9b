import { createHash } from 'node:crypto'
import type { Message } from '@sweeps/model'
import type { Sitting, Stretch } from '../source.js'

const day = 86_400_000
const mostSpans = 500
const longestRuntime = 4_294_967_295

/** Messages as the collector takes them, and the moment at which each counts as received. */
export interface MessageOf {
  message: Message
  receivedAt: number
  stretches: Stretch[]
}

/**
 * A sitting → messages: nearly always one. A history is received when it happened, so that the guard against clocks that run ahead has
 * nothing to say of it; what lies in the future counts as received now.
 */
export function messagesOf(sitting: Sitting, service: string, now: number): MessageOf[] {
  const stretches = sitting.stretches.flatMap(ofOneDay)
  const messages: MessageOf[] = []
  for (const part of lyingTogether(stretches)) {
    const receivedAt = Math.min(now, Math.max(...part.map(({ stop }) => stop)))
    messages.push({ message: messageOf(sitting, part, service, receivedAt), receivedAt, stretches: part })
  }
  return messages
}

/** Those that one message may hold: so many, and within two days. Stretches of a sitting lie in their order. */
function lyingTogether(stretches: readonly Stretch[]): Stretch[][] {
  const parts: Stretch[][] = []
  for (const stretch of stretches) {
    const part = parts.at(-1)
    if (part && part.length < mostSpans && stretch.stop - part[0]!.start <= 2 * day) part.push(stretch)
    else parts.push([stretch])
  }
  return parts
}

function messageOf(sitting: Sitting, stretches: readonly Stretch[], service: string, receivedAt: number): Message {
  const { play, viewer, account, market, screen, runtime } = sitting
  return {
    service,
    content: id(sitting.content),
    play,
    viewer: viewer === undefined ? 'nobody' : id(viewer),
    ...(viewer === undefined ? { anonymous: true } : {}),
    ...(account === undefined ? {} : { account: id(account) }),
    ...(market === undefined ? {} : { market }),
    ...(screen === undefined ? {} : { screen }),
    ...(runtime && runtime <= longestRuntime ? { runtime: Math.round(runtime) } : {}),
    sentAt: instant(receivedAt),
    spans: stretches.map(({ start, stop, position, rate }) => ({
      start: instant(start),
      stop: instant(stop),
      ...(position === undefined || position >= longestRuntime ? {} : { position: Math.round(position) }),
      ...(rate === undefined || rate === 1 ? {} : { rate: Math.min(16, rate) }),
    })),
  }
}

/** A span is at most 24 hours long. */
function ofOneDay(stretch: Stretch): Stretch[] {
  if (stretch.stop - stretch.start <= day) return [stretch]
  const rest = {
    ...stretch,
    start: stretch.start + day,
    ...(stretch.position === undefined ? {} : { position: stretch.position + day * (stretch.rate ?? 1) }),
  }
  return [{ ...stretch, stop: stretch.start + day }, ...ofOneDay(rest)]
}

/** The first and last instants that can be written as the format wants them; what lies beyond is refused by the collector, in words. */
const instant = (at: number): string => new Date(Math.min(Math.max(at, 0), 253_402_300_799_999)).toISOString()

/** An id as the format takes it: without control characters, at most 128 characters; of a longer one the beginning and a hash of it. */
export function id(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
  const plain = text.toWellFormed().replace(/[\u0000-\u001f\u007f]+/g, ' ')
  return plain.length <= 128
    ? plain
    : `${plain.slice(0, 90).toWellFormed()}#${createHash('sha256').update(plain).digest('hex').slice(0, 32)}`
}
