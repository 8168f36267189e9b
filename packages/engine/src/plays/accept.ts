import { Message, type Span, unknownPosition } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import { encodeRecord } from './journal/journal-record.js'
import { type Pseudonyms, playUuid } from './pseudonyms.js'

/** Where a message came from and when, which the message itself cannot say. */
export interface IngestContext {
  /** The moment it was received, epoch milliseconds by the clock of the store. Only the guards use it. */
  receivedAt: number
  /** Epoch milliseconds: spans that began before are left out, the rest of the message is taken. Any age is taken when absent. */
  oldest?: number
  /** Which adapter brought it: beacon, file… */
  source: string
  /** 1: reported by a known bot, 2: reported with a test key. */
  flags: number
  /** The write key that it came with, by its id; absent when it came from no key, as from a file. */
  key?: string
  /** The service that the key speaks for. */
  service?: string
}

/** Why a message was refused. `field` is a path such as `spans/0/start`. */
export interface Refusal {
  field: string
  reason: string
}

/** A message that was accepted: its journal record, and what it is about. */
export interface Accepted {
  record: Buffer
  play: string
  spans: number
  /** Spans that were left out because they are too old: the first of them, and how many. */
  tooOld?: Refusal & { spans: number }
}

const day = 86_400_000
const earliest = Date.parse('2000-01-01T00:00:00.000Z')
/** The engine's days end in 2149. */
const latest = Date.parse('2149-01-01T00:00:00.000Z')
const checker = Compile(Message)

/** For whoever does not want to know: finding out takes much longer than checking. */
const unexplained: Refusal = { field: '', reason: 'is not as the format wants it' }

/**
 * Checks one message and turns it into a journal record: validated, pseudonymised, stamped. Values reach the engine only as
 * JSON made here, never as the bytes that came in. What has the wrong shape is explained only on request.
 */
export function accept(message: unknown, context: IngestContext, pseudonyms: Pick<Pseudonyms, 'of'>, explain = true): Accepted | Refusal {
  if (!checker.Check(message)) return explain ? shapeRefusal(message) : unexplained
  const checked = message as Message
  for (const field of ['service', 'content', 'play', 'viewer', 'account'] as const) {
    const value = checked[field]
    if (value !== undefined && !isPlainText(value)) return { field, reason: 'has control characters or broken Unicode: send plain text' }
  }
  const { service, content } = checked
  const play = playUuid(service, checked.play)
  const viewer = checked.anonymous ? '0' : pseudonyms.of(service, 'viewer', checked.viewer)
  const account = checked.anonymous ? '0' : pseudonyms.of(service, 'account', checked.account ?? checked.viewer)
  const oldest = context.oldest ?? Number.NEGATIVE_INFINITY
  const name = `${JSON.stringify(service)},${JSON.stringify(content)}`
  let spans = ''
  let touched = ''
  let lastDay = 'none'
  let taken = 0
  let earliestStart = Number.POSITIVE_INFINITY
  let latestStop = Number.NEGATIVE_INFINITY
  let tooOld: Accepted['tooOld']
  for (let index = 0; index < checked.spans.length; index++) {
    const span = checked.spans[index]!
    const start = instant(span.start)
    const stop = instant(span.stop)
    const wrong = timely(start, stop, context.receivedAt) ? undefined : timeRefusal(span, start, stop, context.receivedAt)
    if (wrong) return { field: `spans/${index}/${wrong.field}`, reason: wrong.reason }
    if (start < oldest) {
      tooOld ??= {
        field: `spans/${index}/start`,
        reason: `"${span.start}" is longer ago than is taken in here: import it from a file`,
        spans: 0,
      }
      tooOld.spans++
      continue
    }
    if (start < earliestStart) earliestStart = start
    if (stop > latestStop) latestStop = stop
    spans += `${taken++ === 0 ? '' : ','}[${start - context.receivedAt},${stop - start},${span.position ?? unknownPosition},${span.rate ?? 1}]`
    // Nearly all spans of a message lie in one day.
    if (!span.start.startsWith(lastDay)) {
      lastDay = span.start.slice(0, 10)
      touched = touch(touched, lastDay, name)
    }
    if (stop > start && !span.stop.startsWith(lastDay)) touched = touch(touched, span.stop.slice(0, 10), name)
  }
  if (tooOld && taken === 0) return { field: tooOld.field, reason: tooOld.reason }
  if (latestStop - earliestStart > 2 * day)
    return { field: 'spans', reason: 'they lie more than 48 hours apart: send what lies together as one message' }
  const row = `[${context.receivedAt},${name},"${play}",${viewer},${account},"${checked.market ?? ''}","${checked.screen ?? ''}","${context.source}",${checked.runtime ?? 0},${context.flags},[${spans}]]\n`
  const record = encodeRecord('message', taken, touched, row)
  return { record, play, spans: taken, ...(tooOld ? { tooOld } : {}) }
}

/** Midnight of the day that was read last, as text and in epoch ms: nearly all instants that come in are of one day. */
const midnight = { day: '', at: Number.NaN }

/** Epoch milliseconds of an instant written `2021-08-09T20:00:00.000Z`, as the schema has it; NaN when the calendar has no such day. */
function instant(text: string): number {
  if (!text.startsWith(midnight.day) || midnight.day === '') {
    const day = text.slice(0, 10)
    const at = Date.parse(`${day}T00:00:00.000Z`)
    // TRICKY: Date.parse takes 29 February 2021 for 1 March.
    midnight.at = new Date(at).getUTCDate() === Number(day.slice(8)) ? at : Number.NaN
    midnight.day = day
  }
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  return midnight.at + hour * 3_600_000 + minute * 60_000 + second * 1000 + twoDigits(text, 20) * 10 + text.charCodeAt(22) - 48
}

const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 48

/** Whether both instants can be taken. Asked of every span, so in one line; `timeRefusal` says what is wrong. */
const timely = (start: number, stop: number, receivedAt: number): boolean =>
  start >= earliest && stop >= earliest && start <= latest && start <= receivedAt + 366 * day && stop - start <= day

function timeRefusal(span: Span, start: number, stop: number, receivedAt: number): Refusal | undefined {
  if (Number.isNaN(start)) return { field: 'start', reason: `"${span.start}" is no instant of the calendar` }
  if (Number.isNaN(stop)) return { field: 'stop', reason: `"${span.stop}" is no instant of the calendar` }
  for (const [field, at] of [
    ['start', start],
    ['stop', stop],
  ] as const)
    if (at < earliest) return { field, reason: `"${span[field]}" is before the year 2000: set the player’s clock` }
  if (start > latest) return { field: 'start', reason: `"${span.start}" is after the year 2148: set the player’s clock` }
  if (start > receivedAt + 366 * day) return { field: 'start', reason: `"${span.start}" is more than a year ahead: set the player’s clock` }
  if (stop - start > day) return { field: 'stop', reason: 'a span is at most 24 hours long: close it and begin another' }
  return undefined
}

function touch(touched: string, day: string, name: string): string {
  const line = `["${day}",${name}\n`
  return touched.includes(line) ? touched : touched + line
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
const isPlainText = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed()

/** The first thing wrong with a message's shape, in words of the format. */
function shapeRefusal(message: unknown): Refusal {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return { field: '', reason: 'a message is an object' }
  const errors = [...checker.Errors(message)]
  const first = errors.find(error => error.keyword !== 'required' || error.instancePath === '') ?? errors[0]
  const missing = (first?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties
  if (missing?.length) return { field: [...pointer(first!.instancePath), missing[0]].join('/'), reason: 'is missing' }
  return { field: pointer(first?.instancePath ?? '').join('/'), reason: first?.message ?? 'is not as the format wants it' }
}

const pointer = (path: string): string[] => path.split('/').filter(Boolean)
