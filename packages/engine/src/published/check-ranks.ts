import { badFile, placeOf, type Table, type TableRow } from '../tables/index.js'

interface Ranked {
  week: string
  list: string
  rank: number
  market?: string
}

const listOf = ({ week, market, list }: Ranked): string => `${week} ${market ?? ''} ${list}`

/** Throws `invalid-file` where a rank is given twice, and where the file looks cut off at its end. `table` is where the rows were read. */
export function checkRanks(rows: readonly Ranked[], { rows: lines, ended }: Table): void {
  const lineOf = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    const key = `${listOf(row)} ${row.rank}`
    const { line } = lines[at]!
    const first = lineOf.get(key)
    if (first !== undefined)
      throw badFile(
        placeOf(lines[at]!, 'weekly_rank'),
        `rank ${row.rank} of this list and week is in line ${first} already`,
        'keep one of them',
      )
    lineOf.set(key, line)
  }
  if (!ended) checkEnd(rows, lines)
}

/** A download that broke off in the last number leaves a sound-looking line: no line end, and a list shorter than the others. */
function checkEnd(rows: readonly Ranked[], lines: readonly TableRow[]): void {
  const sizes = new Map<string, number>()
  let most = 0
  for (const row of rows) {
    const size = (sizes.get(listOf(row)) ?? 0) + 1
    sizes.set(listOf(row), size)
    most = Math.max(most, size)
  }
  if (sizes.get(listOf(rows.at(-1)!))! < most)
    throw badFile(
      { line: lines.at(-1)!.line },
      'the file ends inside a list, without the end of a line',
      'it looks cut off; download it again',
    )
}
