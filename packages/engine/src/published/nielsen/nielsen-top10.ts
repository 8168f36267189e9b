import { plainSlug } from '@sweeps/model'
import { groupBy } from '../../group-by.js'
import type { Store } from '../../store/index.js'
import { type FileContent, openTable } from '../../tables/index.js'
import { importLines } from '../import-lines.js'
import type { ImportOptions, ImportResult } from '../import-result.js'
import { byList, listKey, type PublishedLine } from '../published-line.js'
import { type NielsenRow, nielsenRows } from './nielsen-rows.js'

const source = { id: 'nielsen-top10', market: 'US' }

/**
 * Imports Nielsen's weekly streaming lists for the United States from a CSV with the columns week_start, week_end, list, rank,
 * title, service, minutes_millions, and if you have them episodes, source_url, note.
 *
 * What a line leaves empty stays unknown: nothing is worked out from its neighbours. The same file again changes nothing; a list
 * that differs from what is stored is replaced as a whole by its next revision. Throws `invalid-file` before anything is written.
 */
export async function importNielsenTop10(store: Store, content: FileContent, options: ImportOptions = {}): Promise<ImportResult> {
  const { rows, odd } = nielsenRows(await openTable(content))
  const lines = linesOf(rows)
  const result = await importLines(store, source, lines, options)
  return { ...result, odd: [...odd, ...oddities(byList(lines))] }
}

/** Lines in published order; those of no known rank follow, as the file has them. */
function linesOf(rows: readonly NielsenRow[]): PublishedLine[] {
  const lists = groupBy(rows, listKey)
  return [...lists.values()].flatMap(list =>
    [...list]
      .sort((one, other) => (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) || 0)
      .map(
        (row, at): PublishedLine => ({
          list: row.list,
          week: row.week,
          line: at + 1,
          rank: row.rank ?? 0,
          title: plainSlug(row.title),
          titleName: row.title,
          // One row per title over all its seasons.
          season: 0,
          name: row.title,
          service: row.service,
          weeks: 0,
          address: row.address,
          note: row.note,
          figures: { minutes: row.minutes, ...(row.episodes !== null && { episodes: row.episodes }) },
        }),
      ),
  )
}

function oddities(lists: ReadonlyMap<string, PublishedLine[]>): string[] {
  const odd: string[] = []
  for (const [key, list] of lists) {
    let least: PublishedLine | undefined
    for (const line of list.filter(({ rank, figures }) => rank > 0 && figures.minutes != null)) {
      if (least && line.figures.minutes! > least.figures.minutes!)
        odd.push(`${key}: No. ${line.rank} has more minutes than No. ${least.rank}`)
      least = line
    }
  }
  return odd
}
