import { nameKey } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import { byList, type PublishedLine } from '../published-line.js'
import { unreadSeasons } from '../unread-seasons.js'

const step = 100_000

/** What is odd about engagement reports: views that are not hours ÷ runtime, seasons that share a number. */
export function engagementOdd(lines: readonly PublishedLine[]): string[] {
  const lists = [...byList(lines)].flatMap(([key, list]) => [...views(list), ...shared(list)].map(remark => `${key}: ${remark}`))
  return [...unreadSeasons(lines), ...lists]
}

/** Views are printed in steps of 100,000, halves sometimes up and sometimes down. */
function views(lines: readonly PublishedLine[]): string[] {
  const printed = lines.filter(({ figures, note }) => figures.views != null && figures.runtime_hours != null && note === '')
  const down: PublishedLine[] = []
  const off: PublishedLine[] = []
  for (const line of printed) {
    const minutes = Math.round(line.figures.runtime_hours! * 60)
    // In whole numbers, so that a half is a half: how far the views are from hours × 60 ÷ minutes, in minutes.
    const far = line.figures.views! * minutes - line.figures.hours! * 60
    if (far * 2 === -step * minutes) down.push(line)
    else if (Math.abs(far) * 2 > step * minutes) off.push(line)
  }
  const of = `of ${printed.length} that print both`
  return [
    ...(down.length > 0 ? [`${down.length} lines ${of} round half a step of hours ÷ runtime down`] : []),
    ...(off.length > 0 ? [`in ${off.length} lines ${of} the views are not hours ÷ runtime, such as ${off[0]!.name}`] : []),
  ]
}

function shared(lines: readonly PublishedLine[]): string[] {
  const seasons = [...groupBy(lines, ({ title, season }) => `${title}/${season}`)].map(([id, group]) => ({
    id,
    season: group[0]!.season,
    names: [...new Map(group.map(({ name }) => [nameKey(name), name])).values()],
  }))
  const [first, ...more] = seasons.filter(({ season, names }) => season > 0 && names.length > 1)
  if (!first) return []
  return [`${more.length + 1} season numbers are shared by several labels, such as ${first.id}: ${first.names.slice(0, 3).join(' · ')}`]
}
