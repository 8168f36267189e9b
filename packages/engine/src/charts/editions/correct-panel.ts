import type { Chart, ChartEntry, Edition, EditionCause, EditionChange, PanelCorrection } from '@sweeps/model'
import { type Causes, titleKey } from '../../panel/index.js'
import type { ChartDefinition } from '../definition.js'
import type { AsOf, ChartSource, FigureRow, ListFigures } from '../list-figures.js'
import { type ChangedLine, changedLines, figure } from './changes.js'
import type { ListInputs } from './compute-week.js'
import { momentOf, statusesOf } from './edition-status.js'

/** Figures nearer to each other than this, relative to them, differ by rounding. */
const rounding = 1e-9

const words: Readonly<Record<EditionCause['cause'], string>> = {
  catalogue: 'by another entry in the catalogue',
  viewing: 'by viewing that came in late',
  came: 'from homes and persons that count now and did not',
  left: 'from homes and persons that do not count any more',
  weights: 'by other weights of those who count in both',
  rest: 'that cannot be told apart: what the edition before rested on is not all there any more',
}

/** A week of a chart as an edition has it, with what went in. */
export interface MadeWeek {
  definition: ChartDefinition
  week: string
  asOf: AsOf
  inputs: ListInputs[]
  lists: Chart[]
}

/**
 * What a panel's edition changes against the one before, with the causes of every line, and what is known now that was not. `correction` is
 * absent where the chart was defined anew or one of the two cannot be weighted: then nothing can be told apart.
 *
 * @param revisions those before, the first one first
 */
export async function correctPanel(
  source: ChartSource,
  { definition, week, asOf, inputs, lists }: MadeWeek,
  revisions: readonly Edition[],
): Promise<{ changed: EditionChange[]; correction?: PanelCorrection }> {
  const last = revisions.at(-1)!
  const lines = changedLines(last.lists, lists)
  const unexplained = { changed: lines.map(({ change }) => change) }
  if (!sameChart(last.definition as ChartDefinition, definition)) return unexplained
  const moved = new Set(lines.map(({ list }) => list.list))
  const change = await source.changes?.(definition, { week, lists: moved }, { before: last.asOf, after: asOf })
  if (!change) return unexplained
  const rows = await rowsOfBoth(source, { definition, week, before: last.asOf, inputs }, moved)
  const changed = lines.map(line => {
    const { list } = line
    const causes = change.lists.get(list.list)?.get(titleKey(keyOf(line)))
    return explained(line, rows.get(list.list)!, { ...causes })
  })
  const status = statusesOf(revisions.map(momentOf)).at(-1)!
  return { changed, correction: { edition: last.id, status, ...change.inputs } }
}

/** The figures behind lists as they were known before and are now, by list: also of titles below the end of a list. */
async function rowsOfBoth(
  source: ChartSource,
  of: { definition: ChartDefinition; week: string; before: AsOf; inputs: readonly ListInputs[] },
  lists: ReadonlySet<string>,
): Promise<Map<string, { before: readonly FigureRow[]; after: readonly FigureRow[] }>> {
  const { definition, week } = of
  const found = new Map<string, { before: readonly FigureRow[]; after: readonly FigureRow[] }>()
  const rowsIn = (weeks: readonly ListFigures[] | undefined) => weeks?.find(one => one.week === week)?.rows ?? []
  for (const list of definition.lists.filter(({ id }) => lists.has(id)))
    found.set(list.id, {
      before: rowsIn(await source(definition, list, { from: week, to: week }, of.before)),
      after: rowsIn(of.inputs.find(one => one.list === list.id)?.weeks),
    })
  return found
}

/** A changed line with place and figure in both editions, and why; as it is where one of them withholds the figure. */
function explained(
  line: ChangedLine,
  rows: { before: readonly FigureRow[]; after: readonly FigureRow[] },
  causes: Partial<Causes>,
): EditionChange {
  const [before, after] = [figureOf(line.was, rows.before, line), figureOf(line.is, rows.after, line)]
  if (before.value === null || after.value === null) return line.change
  const [was, is] = [before.value, after.value]
  return {
    ...line.change,
    before: { rank: before.rank, value: was },
    after: { rank: after.rank, value: is },
    causes: causesOf(line.list, { was, is }, causes),
  }
}

const keyOf = ({ was, is }: ChangedLine) => {
  const { title, season } = (is ?? was)!
  return { title: title ?? '', season: season ?? 0 }
}

/** To read: a projected minute more or less is nobody's. */
const rounded = (value: number): number => (value >= 100 ? Math.round(value) : value)

/** Whether the lines of two definitions are of the same things. */
const sameChart = (one: ChartDefinition, other: ChartDefinition): boolean =>
  JSON.stringify([one.source, one.grain, one.measures[0]?.metric, one.lists.map(({ id, filter }) => [id, filter])]) ===
  JSON.stringify([other.source, other.grain, other.measures[0]?.metric, other.lists.map(({ id, filter }) => [id, filter])])

/** A line as it was printed; below the end of the list as its figures were; of what had no viewing 0. A withheld figure is null. */
function figureOf(
  entry: ChartEntry | undefined,
  rows: readonly FigureRow[],
  line: ChangedLine,
): { rank: number | null; value: number | null } {
  if (entry) return entry
  const { title, season } = keyOf(line)
  const row = rows.find(one => one.title === title && (one.season ?? 0) === season)
  return row ? { rank: row.sample?.rank ?? null, value: row.value } : { rank: null, value: 0 }
}

/** The causes of one change in the order in which they were told apart, with what they leave. */
function causesOf(list: Chart, { was, is }: { was: number; is: number }, causes: Partial<Causes>): EditionCause[] {
  const least = rounding * Math.max(Math.abs(was), Math.abs(is))
  const explained = Object.values(causes).reduce((sum, value) => sum + value, 0)
  return (Object.entries({ ...causes, rest: is - was - explained }) as [EditionCause['cause'], number][])
    .filter(([, value]) => Math.abs(value) > least)
    .map(([cause, value]) => ({ cause, value, text: `${value > 0 ? '+' : '−'}${figure(list, rounded(Math.abs(value)))} ${words[cause]}` }))
}

/** Lines whose causes, made again, are not as an edition gives them, in words. */
export function causesThatDiffer(given: readonly EditionChange[], made: readonly EditionChange[]): string[] {
  const valuesOf = ({ causes = [] }: EditionChange) => new Map(causes.map(({ cause, value }) => [cause, value]))
  return given.flatMap((change, at) => {
    const again = made[at]
    if (!again) return [`${change.list}: made again, ${change.name} did not change`]
    const [has, should] = [valuesOf(change), valuesOf(again)]
    const off = [...new Set([...has.keys(), ...should.keys()])].filter(cause => {
      const [one, other] = [has.get(cause) ?? 0, should.get(cause) ?? 0]
      return Math.abs(one - other) > 1e-6 * Math.max(1, Math.abs(one), Math.abs(other))
    })
    return off.map(
      cause => `${change.list}: made again, ${change.name} moved by ${should.get(cause) ?? 0} of "${cause}", not by ${has.get(cause) ?? 0}`,
    )
  })
}
