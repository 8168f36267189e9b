import type { Message } from '@sweeps/model'
import type { CatalogueRow } from '../src/index.js'

/**
 * The figures once more, from nothing but the messages: every span is put together from all that was said about it and judged by the worst
 * lead, then counted by a walk over its play's end points. It shares no code with the simulator.
 */
export function bruteForce(messages: readonly Message[], catalogue: readonly CatalogueRow[]) {
  const content = new Map(catalogue.map(row => [row.content, row]))
  const spans = new Map<string, { message: Message; start: number; stop: number; lead: number }>()
  for (const message of messages)
    for (const { start, stop } of message.spans) {
      const key = `${message.play} ${start}`
      const known = spans.get(key)
      const until = Date.parse(stop)
      const lead = until - Date.parse(message.sentAt)
      spans.set(key, {
        message,
        start: Date.parse(start),
        stop: Math.max(until, known?.stop ?? 0),
        lead: Math.max(lead, known?.lead ?? lead),
      })
    }
  const plays = new Map<string, { message: Message; ends: [number, number][]; ahead: [number, number][] }>()
  let setAside = 0
  for (const { message, start, stop, lead } of spans.values()) {
    const play = plays.get(message.play) ?? { message, ends: [], ahead: [] }
    plays.set(message.play, play)
    ;(lead > 120_000 ? play.ahead : play.ends).push([start, stop])
    if (lead > 120_000) setAside++
  }
  const cells = new Map<string, { watchedMs: number; plays: Set<string>; viewers: Set<string>; accounts: Set<string> }>()
  const count = (key: string, ms: number, { play, viewer, account }: Message) => {
    const cell = cells.get(key) ?? { watchedMs: 0, plays: new Set(), viewers: new Set(), accounts: new Set() }
    cells.set(key, cell)
    cell.watchedMs += ms
    cell.plays.add(play)
    cell.viewers.add(viewer)
    cell.accounts.add(account!)
  }
  const viewerDays = new Map<string, number>()
  for (const { message, ends } of plays.values())
    for (const [day, ms] of perDay(ends)) {
      const { title, season, episode } = content.get(message.content)!
      const week = new Date(Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
      for (const key of ['total', `${title} ${week}`, `${title} ${season} ${week}`, `${title} ${season} ${episode} ${day}`])
        count(key, ms, message)
      const viewerDay = `${message.viewer} ${day}`
      viewerDays.set(viewerDay, (viewerDays.get(viewerDay) ?? 0) + ms)
    }
  const leadMs = [...plays.values()].flatMap(({ ahead }) => [...perDay(ahead).values()]).reduce((sum, ms) => sum + ms, 0)
  const rows = [...cells].map(([key, { watchedMs, plays, viewers, accounts }]) =>
    [key, watchedMs, plays.size, viewers.size, accounts.size].join(' '),
  )
  return {
    rows: rows.sort(),
    setAside: { lead: { spans: setAside, watchedMs: leadMs } },
    longestViewerDay: Math.max(...viewerDays.values()),
  }
}

/** Day → milliseconds that at least one interval covers: walk over the end points with the number of intervals that are open. */
function perDay(intervals: readonly [number, number][]): Map<string, number> {
  const points = intervals.flatMap(([start, stop]) => [
    { at: start, step: 1 },
    { at: stop, step: -1 },
  ])
  if (intervals.length > 0) {
    const end = Math.max(...intervals.map(interval => interval[1]))
    const first = Math.min(...intervals.map(interval => interval[0]))
    for (let midnight = Math.ceil(first / 86_400_000) * 86_400_000; midnight < end; midnight += 86_400_000)
      points.push({ at: midnight, step: 0 })
  }
  points.sort((a, b) => a.at - b.at)
  const days = new Map<string, number>()
  let depth = 0
  points.forEach(({ at, step }, i) => {
    depth += step
    const length = (points[i + 1]?.at ?? at) - at
    const day = new Date(at).toISOString().slice(0, 10)
    if (depth > 0 && length > 0) days.set(day, (days.get(day) ?? 0) + length)
  })
  return days
}
