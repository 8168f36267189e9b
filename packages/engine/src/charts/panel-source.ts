import { metrics, Problem } from '@sweeps/model'
import {
  type Causes,
  type PanelDefinition,
  type PanelList,
  type Panels,
  type PanelWeek,
  panelWeekCloses,
  type TitleEstimate,
} from '../panel/index.js'
import type { ChartDefinition, ChartList } from './definition.js'
import type { AsOf, ChartSource, FigureRow, ListFigures } from './list-figures.js'

const prefix = 'panel-'

/** The panel that a source names, if it names one. */
export const panelNamed = (panels: Panels, source: string): PanelDefinition | undefined =>
  source.startsWith(prefix) ? panels.definitions.get(source.slice(prefix.length)) : undefined

/** A panel as a source of charts. */
export function panelSource(panels: Panels): ChartSource {
  const source: ChartSource = async (definition, list, range = {}, asOf) => {
    const perUnit = minutesPerUnit(definition)
    const weeks = await panels.figures.weeks(idOf(definition), panelList(definition, list), range, asOf && momentOf(asOf))
    const panel = panelNamed(panels, definition.source)
    return weeks.map(week => listFigures(week, definition, panel, perUnit))
  }
  return Object.assign(source, {
    changes: async (definition, { week, lists: wanted }, { before, after }) => {
      const perUnit = minutesPerUnit(definition)
      const lists = definition.lists.filter(({ id }) => wanted.has(id)).map(list => panelList(definition, list))
      const change = await panels.changes.between(idOf(definition), week, lists, { before: momentOf(before), after: momentOf(after) })
      return change && { ...change, lists: new Map([...change.lists].map(([list, titles]) => [list, inUnits(titles, perUnit)])) }
    },
  } satisfies Pick<ChartSource, 'changes'>)
}

const idOf = ({ source }: ChartDefinition): string => source.slice(prefix.length)

const momentOf = ({ epoch, catalogueVersion, at }: AsOf) => ({ epoch, version: catalogueVersion, at: Date.parse(at) })

export function panelList({ id: chart, grain }: ChartDefinition, list: ChartList): PanelList {
  const { market, ...filter } = list.filter ?? {}
  if (market) throw new Problem('invalid-file', `chart ${chart}, list ${list.id}: a panel is of one market; leave the filter out`)
  return { id: list.id, bySeason: grain === 'season', filter }
}

export function minutesPerUnit({ id, measures }: ChartDefinition): number {
  const { metric } = measures[0]!
  if (measures.length > 1 || (metric !== 'minutes' && metric !== 'hours'))
    throw new Problem('invalid-file', `chart ${id}: a panel's chart has one measure, minutes or hours`)
  return metric === 'hours' ? 60 : 1
}

const inUnits = (titles: ReadonlyMap<string, Causes>, perUnit: number): ReadonlyMap<string, Causes> =>
  new Map(
    [...titles].map(([title, causes]) => [
      title,
      Object.fromEntries(Object.entries(causes).map(([cause, minutes]) => [cause, minutes / perUnit])) as Causes,
    ]),
  )

/** A week of a panel's list as a chart takes it. */
export function listFigures(
  week: PanelWeek,
  definition: ChartDefinition,
  panel: PanelDefinition | undefined,
  perUnit: number,
): ListFigures {
  const { figures } = week
  if (!figures || !panel) return { week: week.week, closed: week.closed, rows: [], notes: week.reason === undefined ? [] : [week.reason] }
  const { estimates, weightSet, daySets, persons, households } = figures
  const possible = estimates.filter(({ rankRange }) => rankRange.low <= definition.size)
  const certain = estimates.filter(({ rankRange }) => rankRange.high <= definition.size).length
  const level = estimates[0]?.rankRange.level ?? 0.95
  return {
    week: week.week,
    closed: week.closed,
    rows: estimates.map((estimate, at) => rowOf(estimate, at + 1, definition, perUnit)),
    notes: [
      ...(week.closed ? [] : [provisionalUntil(panelWeekCloses(week.week, definition.zone))]),
      ...membershipNotes(possible, certain, definition.size),
    ],
    panel: {
      ...{ id: panel.id, name: panel.name, weightSet, daySets, persons, households, level },
      mayBelong: possible.map(({ name }) => name),
      certain,
      explanation: explanation(persons, households, level, metrics[definition.measures[0]!.metric].unit),
    },
  }
}

/** Not said of a week that is final, so an edition of then is another one. */
const provisionalUntil = (closes: number): string =>
  `These figures are provisional until ${new Date(closes).toISOString().slice(0, 16).replace('T', ' ')} UTC: homes of the panel may still report.`

function rowOf(estimate: TitleEstimate, line: number, { grain }: ChartDefinition, perUnit: number): FigureRow {
  const { title, season, name, value, rank, standardError, interval, relativeError, rankRange, withheld, uncertain, moved } = estimate
  const given = withheld === null
  return {
    ...{ title, season: grain === 'season' ? season || null : null, name, line },
    value: given ? value / perUnit : null,
    publishedRank: null,
    sample: {
      ...{ rank, rankRange, withheld, uncertain, moved },
      standardError: given ? standardError / perUnit : null,
      interval: given ? { ...interval, low: interval.low / perUnit, high: interval.high / perUnit } : null,
      relativeError: given ? relativeError : null,
    },
  }
}

/** Who may be among the first, where that is not certain. */
function membershipNotes(possible: readonly TitleEstimate[], certain: number, size: number): string[] {
  if (possible.length <= size) return []
  const names = possible.map(({ name }) => name)
  const ten = size === 10 ? 'the ten' : `the first ${size}`
  const listed = names.length > 40 ? `${names.slice(0, 40).join(', ')} …` : names.join(', ')
  return [`These ${possible.length} titles may belong to ${ten}, ${certain} of them certainly: ${listed}.`]
}

/** One explanation that a newspaper's reader understands. */
const explanation = (persons: number, households: number, level: number, unit: string): string =>
  `These ${unit} are projected from a panel: ${persons.toLocaleString('en')} persons in ${households.toLocaleString('en')} households stand for the whole population. Another sample would have given somewhat other figures. The line beside each figure shows where the true one lies in ${Number((level * 100).toPrecision(6))} of 100 such samples, and the ranks beside it between which places the title truly is. A title is said to have moved only where that is more than chance.`
