import { addDays, slug, weekStart } from '@sweeps/model'
import { service } from '../service.js'
import { panelMarket, sampleAccount, sampleAccounts } from './accounts.js'
import { sampleContents } from './contents.js'
import { measuredDays, measuredPlays } from './measured-plays.js'
import { SamplePlays } from './plays.js'

const daySeconds = 86_400

/**
 * What all persons of the panel's country watched, in the panel and outside it: `title`, then a column for each measured day before the day of
 * loading, -28 to -1 (UTC), in seconds. Once per person, title and instant, as a panel counts.
 */
export function sampleTruth(seed?: number): string {
  const plays = new SamplePlays(seed)
  const titles = sampleContents().map(({ of }) => slug(of.name))
  const seconds = new Map<string, number[]>()
  for (let number = 1; number <= sampleAccounts; number++) {
    if (sampleAccount(number, seed).account.market.code !== panelMarket) continue
    const watched = new Map<string, [number, number][]>()
    for (const { play, present } of measuredPlays(number, plays))
      for (const person of present) {
        const key = `${person}\0${titles[play.content]}`
        watched.set(key, [...(watched.get(key) ?? []), [play.start, play.start + play.length]])
      }
    for (const [key, stretches] of watched) {
      const title = key.split('\0')[1]!
      const days = seconds.get(title) ?? new Array<number>(measuredDays).fill(0)
      seconds.set(title, days)
      for (const [from, to] of unionOf(stretches)) addByDay(days, from, to)
    }
  }
  const columns = Array.from({ length: measuredDays }, (_, at) => at - measuredDays)
  const rows = [...seconds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([title, days]) => [title, ...days].join())
  return `${[['title', ...columns].join(), ...rows].join('\n')}\n`
}

/** The same by whole weeks, Monday to Sunday, as of a day, `2026-11-30`: `week,service,title,minutes`. */
export function truthOfWeeks(byDay: string, today: string): string {
  const first = addDays(today, -measuredDays)
  const monday = weekStart(first) === first ? first : addDays(weekStart(first), 7)
  const rows = byDay
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split(','))
  const lines = ['week,service,title,minutes']
  for (let week = monday; addDays(week, 7) <= today; week = addDays(week, 7)) {
    const at = Math.round((Date.parse(week) - Date.parse(first)) / (daySeconds * 1000))
    for (const [title, ...days] of rows) {
      const sum = days.slice(at, at + 7).reduce((all, one) => all + Number(one), 0)
      if (sum > 0) lines.push([week, service.id, title, sum / 60].join())
    }
  }
  return `${lines.join('\n')}\n`
}

function unionOf(stretches: readonly [number, number][]): [number, number][] {
  const union: [number, number][] = []
  for (const [from, to] of [...stretches].sort(([one], [other]) => one - other)) {
    const last = union.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else union.push([from, to])
  }
  return union
}

function addByDay(days: number[], from: number, to: number): void {
  for (let at = from; at < to; ) {
    const day = Math.floor(at / daySeconds)
    const end = Math.min(to, (day + 1) * daySeconds)
    days[day + measuredDays]! += end - at
    at = end
  }
}
