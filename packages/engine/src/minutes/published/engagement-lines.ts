import { cutLabel } from './cut-label.js'
import type { EngagementRow } from './engagement-row.js'
import { groupBy } from './group-by.js'
import { plainSlug } from './plain-slug.js'
import type { PublishedLine } from './published-line.js'
import { seasonNumber } from './season-number.js'

const dayNumber = (day: string): number => Date.parse(`${day}T00:00Z`) / 86_400_000

/**
 * Lines of engagement reports. A season is of the title before its label, `The Glory: Season 1`; a name after ` // ` is another
 * spelling and says nothing about the title. In the list of all, what has no label may be a film: its season is 0.
 *
 * What the report says of a line beside its audience is a figure too, so that a list is still written, compared and replaced as one:
 * `hours`; `views` and `runtime_hours` where printed; `available_globally` 1 or 0; `released_day`, where it is told, in days
 * since 1970-01-01.
 */
export function engagementLines(rows: readonly EngagementRow[]): PublishedLine[] {
  const lists = groupBy(rows, ({ list, period }) => `${period.from} ${list}`)
  return [...lists.values()].flatMap(list => {
    const lines = list.map(lineOf)
    const titles = tellApart(lines)
    return lines.map(line => ({ ...line, title: titles.get(line)! }))
  })
}

function lineOf(row: EngagementRow, at: number): PublishedLine {
  const name = row.name.split(' // ')[0]!.trim()
  const { show, label } = row.list === 'movies' ? { show: name, label: '' } : cutLabel(name)
  return {
    list: row.list,
    week: row.period.from,
    end: row.period.to,
    line: at + 1,
    rank: 0,
    title: '',
    titleName: show,
    season: label || row.list === 'shows' ? seasonNumber(name, show) : 0,
    name: row.name,
    service: 'Netflix',
    weeks: 0,
    address: '',
    note: row.starred ? 'The report prints * beside the runtime.' : '',
    figures: {
      hours: row.hours,
      ...(row.views !== null && { views: row.views }),
      ...(row.runtimeMinutes !== null && { runtime_hours: row.runtimeMinutes / 60 }),
      available_globally: row.everywhere ? 1 : 0,
      ...(row.released !== null && { released_day: dayNumber(row.released) }),
    },
  }
}

/**
 * Ids of the titles of one list: the slug. Two lines of one name, capitals and signs aside, are two titles: the one released first keeps the plain slug, the
 * others get the year of their release added (`monster-2024`), or a number where none is known.
 */
function tellApart(lines: readonly PublishedLine[]): Map<PublishedLine, string> {
  const titles = new Map<PublishedLine, string>()
  const taken = new Set(lines.map(({ titleName }) => plainSlug(titleName)))
  for (const namesakes of groupBy(lines, ({ name }) => plainSlug(name.split(' // ')[0]!)).values()) {
    const inOrder = [...namesakes].sort((one, other) => releasedDay(one) - releasedDay(other) || one.line - other.line)
    for (const [at, line] of inOrder.entries()) {
      const plain = plainSlug(line.titleName)
      const year = line.figures.released_day == null ? '' : `-${new Date(line.figures.released_day * 86_400_000).getUTCFullYear()}`
      let title = at === 0 ? plain : `${plain}${year || '-2'}`
      for (let count = 2; at > 0 && taken.has(title); count++) title = `${plain}${year}-${count}`
      taken.add(title)
      titles.set(line, title)
    }
  }
  return titles
}

const releasedDay = ({ figures }: PublishedLine): number => figures.released_day ?? Number.MAX_SAFE_INTEGER
