import { PanelMessage } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'
import { type Pseudonyms, playUuid, type Refusal } from '../plays/index.js'

/** What a message about a panel needs to know of it. */
export interface Roster {
  panel: string
  /** Person → households they have lived in. */
  householdsOf: ReadonlyMap<string, ReadonlySet<string>>
  households: ReadonlySet<string>
}

/** A meter's message as a row of `panel_messages`, without epoch and number. */
export interface PanelViewing {
  household: string
  device: string
  play: string
  service: string
  content: string
  screen: string
  spans: [number, number][]
  presence: [string, number, number, number][]
}

const shape = Compile(PanelMessage)
const day = 86_400_000
const earliest = Date.parse('2000-01-01T00:00:00.000Z')
const latest = Date.parse('2148-12-31T00:00:00.000Z')

/** Checks a meter's message: its shape, its instants, and that household and persons are of the panel. Device ids are hashed here. */
export function acceptViewing(message: unknown, roster: Roster, pseudonyms: Pseudonyms): PanelViewing | Refusal {
  if (!shape.Check(message)) return shapeRefusal(message)
  for (const field of ['service', 'content', 'play', 'household', 'device'] as const)
    if (!isPlainText(message[field])) return { field, reason: 'has control characters or broken Unicode: send plain text' }
  if (!roster.households.has(message.household))
    return { field: 'household', reason: `"${message.household}" is no household of panel ${roster.panel}: import it first` }
  const spans: [number, number][] = []
  for (const [at, span] of message.spans.entries()) {
    const interval = intervalOf(span, `spans/${at}`)
    if ('field' in interval) return interval
    if (interval.stop > interval.start) spans.push([interval.start, interval.stop])
  }
  const presence: [string, number, number, number][] = []
  for (const [at, one] of message.presence.entries()) {
    const interval = intervalOf(one, `presence/${at}`)
    if ('field' in interval) return interval
    const who = whoOf(one, at, message.household, roster)
    if ('field' in who) return who
    if (interval.stop > interval.start) presence.push([who.name, who.guest, interval.start, interval.stop])
  }
  return {
    household: message.household,
    device: pseudonyms.of(roster.panel, 'device', message.device),
    play: playUuid(message.service, message.play),
    service: message.service,
    content: message.content,
    screen: message.screen ?? '',
    spans,
    presence,
  }
}

function whoOf(
  { person, guest }: PanelMessage['presence'][number],
  at: number,
  household: string,
  roster: Roster,
): { name: string; guest: number } | Refusal {
  const field = `presence/${at}`
  if ((person === undefined) === (guest === undefined)) return { field, reason: 'must name either a person or a guest' }
  if (guest !== undefined)
    return isPlainText(String(guest)) ? { name: String(guest), guest: 1 } : { field, reason: 'guest: send plain text' }
  const lives = roster.householdsOf.get(person!)
  if (!lives) return { field: `${field}/person`, reason: `"${person}" is no person of panel ${roster.panel}: import them first` }
  if (!lives.has(household))
    return { field: `${field}/person`, reason: `"${person}" does not live in household ${household}: report them as a guest` }
  return { name: person!, guest: 0 }
}

function intervalOf({ start, stop }: { start: string; stop: string }, field: string): { start: number; stop: number } | Refusal {
  const from = Date.parse(start)
  const to = Date.parse(stop)
  // TRICKY: Date.parse takes 29 February 2021 for 1 March.
  if (Number.isNaN(from) || new Date(from).toISOString() !== start)
    return { field: `${field}/start`, reason: `"${start}" is no instant of the calendar` }
  if (Number.isNaN(to) || new Date(to).toISOString() !== stop)
    return { field: `${field}/stop`, reason: `"${stop}" is no instant of the calendar` }
  if (from < earliest || to > latest) return { field: `${field}/start`, reason: `"${start}" is out of range: set the meter’s clock` }
  if (to < from) return { field: `${field}/stop`, reason: `"${stop}" is before the start: set the meter’s clock` }
  if (to - from > day) return { field: `${field}/stop`, reason: 'is more than 24 hours after the start: close it and begin another' }
  return { start: from, stop: to }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
const isPlainText = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed()

function shapeRefusal(message: unknown): Refusal {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return { field: '', reason: 'a message is an object' }
  const errors = [...shape.Errors(message)]
  const first = errors.find(error => error.keyword !== 'required') ?? errors[0]
  const missing = (first?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties?.[0]
  const path = (first?.instancePath ?? '').split('/').filter(Boolean)
  if (missing !== undefined) return { field: [...path, missing].join('/'), reason: 'is missing' }
  return { field: path.join('/'), reason: first?.message ?? 'is not as the format wants it' }
}
