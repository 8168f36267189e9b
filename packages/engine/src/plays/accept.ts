import { Message, type Span } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import { encodeRecord } from './journal/record.js'
import { type Pseudonyms, playUuid } from './pseudonyms.js'

/** Where a message came from and when, which the message itself cannot say. */
export interface Hearing {
  /** The moment it was heard, epoch milliseconds. Only the guards use it. */
  heard: number
  /** Editions published so far. */
  epoch: number
  /** Which adapter brought it: beacon, file… */
  source: string
  /** 1: told by a known bot, 2: told with a test key. */
  flags: number
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
}

const day = 86_400_000
const earliest = Date.parse('2000-01-01T00:00:00.000Z')
/** The engine's days end in 2149. */
const latest = Date.parse('2149-01-01T00:00:00.000Z')
const checker = Compile(Message)

/**
 * Checks one message and turns it into a journal record: validated, pseudonymised, stamped. Values reach the engine only as
 * JSON made here, never as the bytes that came in.
 */
export function accept(message: unknown, hearing: Hearing, pseudonyms: Pseudonyms): Accepted | Refusal {
  if (!checker.Check(message)) return shapeRefusal(message)
  const told = message as Message
  for (const field of ['service', 'content', 'play', 'viewer', 'account'] as const) {
    const value = told[field]
    if (value !== undefined && !isPlainText(value)) return { field, reason: 'has control characters or broken Unicode: send plain text' }
  }
  const { service, content } = told
  const play = playUuid(service, told.play)
  const viewer = told.anonymous ? '0' : pseudonyms.of(service, 'viewer', told.viewer)
  const account = told.anonymous ? '0' : pseudonyms.of(service, 'account', told.account ?? told.viewer)
  const name = `${JSON.stringify(service)},${JSON.stringify(content)}`
  let spans = ''
  let touched = ''
  let lastDay = 'none'
  for (let index = 0; index < told.spans.length; index++) {
    const span = told.spans[index]!
    const start = instant(span.start)
    const stop = instant(span.stop)
    const wrong = timely(start, stop, hearing.heard) ? undefined : timeRefusal(span, start, stop, hearing.heard)
    if (wrong) return { field: `spans/${index}/${wrong.field}`, reason: wrong.reason }
    spans += `${index === 0 ? '' : ','}[${start - hearing.heard},${stop - start},${span.position},${span.rate ?? 1}]`
    // Nearly all spans of a message lie in one day.
    if (!span.start.startsWith(lastDay)) {
      lastDay = span.start.slice(0, 10)
      touched = touch(touched, lastDay, name)
    }
    if (stop > start && !span.stop.startsWith(lastDay)) touched = touch(touched, span.stop.slice(0, 10), name)
  }
  const row = `[${hearing.heard},${hearing.epoch},${name},"${play}",${viewer},${account},"${told.market ?? ''}","${told.screen ?? ''}","${hearing.source}",${told.runtime ?? 0},${hearing.flags},[${spans}]]\n`
  return { record: encodeRecord('spans', told.spans.length, `${touched}${viewer}\n`, row), play, spans: told.spans.length }
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
const timely = (start: number, stop: number, heard: number): boolean =>
  start >= earliest && stop >= earliest && start <= latest && start <= heard + 366 * day && stop - start <= day

function timeRefusal(span: Span, start: number, stop: number, heard: number): Refusal | undefined {
  if (Number.isNaN(start)) return { field: 'start', reason: `"${span.start}" is no instant of the calendar` }
  if (Number.isNaN(stop)) return { field: 'stop', reason: `"${span.stop}" is no instant of the calendar` }
  for (const [field, at] of [
    ['start', start],
    ['stop', stop],
  ] as const)
    if (at < earliest) return { field, reason: `"${span[field]}" is before the year 2000: set the player’s clock` }
  if (start > latest) return { field: 'start', reason: `"${span.start}" is after the year 2148: set the player’s clock` }
  if (start > heard + 366 * day) return { field: 'start', reason: `"${span.start}" is more than a year ahead: set the player’s clock` }
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
