import type { PanelViewing } from '../accept-viewing.js'
import type { PanelList } from '../figures/panel-figures.js'
import type { ViewingRow } from '../figures/week-viewing.js'

/** What a catalogue says of a content. */
export interface CatalogueLine {
  title: string
  titleName: string
  season: number
  kind: string
  origin: string
  language: string
}

/**
 * What persons watched of a list's titles, day by day, from meters' messages alone: what the query `panel.week-viewing` answers, without a
 * store. The union of playing ∩ presence, once per person and title, however many devices show it.
 *
 * @param catalogue by `service\0content`
 * @param edges where the days begin, and the last ends, in epoch milliseconds
 */
export function viewingOfMessages(
  messages: readonly PanelViewing[],
  catalogue: ReadonlyMap<string, CatalogueLine>,
  { bySeason, filter }: PanelList,
  edges: readonly number[],
): ViewingRow[] {
  const present = presenceOf(messages)
  const found = new Map<string, { row: Omit<ViewingRow, 'viewers' | 'milliseconds'>; viewer: string; stretches: [number, number][] }>()
  for (const message of messages) {
    const line = catalogue.get(`${message.service}\0${message.content}`)
    if (!takes(filter, message.service, line)) continue
    const title = line?.title || message.content
    const name = line?.title ? line.titleName : message.content
    const season = bySeason ? (line?.season ?? 0) : 0
    for (const [who, guest, since, until] of present.get(placeOf(message)) ?? [])
      for (const [start, stop] of message.spans)
        for (const { day, from, to } of byDay(Math.max(start, since), Math.min(stop, until), edges)) {
          const viewer = guest === 1 ? message.household : who
          const key = JSON.stringify([title, season, day, guest, viewer, who])
          const known = found.get(key) ?? { row: { title, season, service: '', screen: '', day, guest, name }, viewer, stretches: [] }
          if (name > known.row.name) known.row.name = name
          known.stretches.push([from, to])
          found.set(key, known)
        }
  }
  const rows = new Map<string, ViewingRow>()
  for (const { row, viewer, stretches } of found.values()) {
    const key = JSON.stringify([row.title, row.season, row.day, row.guest])
    const known = rows.get(key) ?? { ...row, viewers: [], milliseconds: [] }
    if (row.name > known.name) known.name = row.name
    known.viewers.push(viewer)
    known.milliseconds.push(lengthOfUnion(stretches))
    rows.set(key, known)
  }
  return [...rows.values()].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

const placeOf = ({ household, device, play }: PanelViewing): string => JSON.stringify([household, device, play])

const orderOf = ({ title, season, day, guest }: ViewingRow): string => `${title}\0${String(season).padStart(5, '0')}\0${day}\0${guest}`

/** Who was there while a play ran: presence belongs to the play, whichever of its contents is on. */
function presenceOf(messages: readonly PanelViewing[]): Map<string, PanelViewing['presence']> {
  const found = new Map<string, PanelViewing['presence']>()
  for (const message of messages) found.set(placeOf(message), [...(found.get(placeOf(message)) ?? []), ...message.presence])
  return found
}

function takes(
  { kind, origin, language, exceptLanguage, service }: PanelList['filter'],
  of: string,
  line: CatalogueLine | undefined,
): boolean {
  return (
    (!kind || line?.kind === kind) &&
    (!origin || line?.origin === origin) &&
    (!language || line?.language === language) &&
    (!exceptLanguage || (line?.language ?? '') !== exceptLanguage) &&
    (!service || of === service)
  )
}

/** The parts of a stretch in each day; days count from 1. */
function byDay(from: number, to: number, edges: readonly number[]): { day: number; from: number; to: number }[] {
  return edges.slice(0, -1).flatMap((begins, at) => {
    const part = { day: at + 1, from: Math.max(from, begins), to: Math.min(to, edges[at + 1]!) }
    return part.from < part.to ? [part] : []
  })
}

function lengthOfUnion(stretches: [number, number][]): number {
  let [length, reached] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of stretches.sort(([one], [other]) => one - other)) {
    if (to <= reached) continue
    length += to - Math.max(from, reached)
    reached = to
  }
  return length
}
