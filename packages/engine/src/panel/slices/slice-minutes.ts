import { addDays, ConfidenceRange, Day, percentWords } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { replicateErrors, totalInterval } from '@sweeps/stats'
import { hashOf } from '../../canonical-hash.js'
import { complete } from '../check-panel.js'
import { type PanelDefinition, ranksOfPanel, thresholdsOf } from '../definition.js'
import { cellTotals, type Watched } from '../figures/cell-totals.js'
import { watchedOn } from '../figures/title-totals.js'
import type { ViewingRow } from '../figures/week-viewing.js'
import type { PanelFiles } from '../read/panel-files.js'
import type { Weigher } from '../weighing/weigher.js'
import { SharedSamples } from '../weight-sets.js'
import { guestLevel, levelsOn } from './characteristics.js'
import { isOfViewing, type Slice } from './slice-request.js'
import { keyOf, type TableCell, type Withheld, withheldCells } from './withheld-cells.js'

const SliceFigures = Type.Object({
  minutes: Nullable(Type.Number(), { description: 'projected; null where it is withheld, and so are the figures after it' }),
  standardError: Nullable(Type.Number(), { description: 'of the minutes, from the replicates' }),
  interval: Nullable(ConfidenceRange, { description: 'of the minutes' }),
  relativeError: Nullable(Type.Number(), { description: 'standard error ÷ minutes' }),
  averageAudience: Nullable(Type.Number(), { description: 'persons in a mean minute of the period: minutes ÷ its minutes' }),
  population: Nullable(Type.Number(), {
    description: 'persons who have the characteristics of the row, by the weights of a mean day; null of guests',
  }),
  persons: Nullable(Type.Integer(), {
    description: 'of the panel who watched; of guests: homes that had some; null where they are too few',
  }),
  households: Nullable(Type.Integer()),
  withheld: Nullable(Type.String(), { description: 'why there is no figure' }),
  uncertain: Type.Boolean({ description: 'its relative error is so large that it is marked' }),
})

export const PanelMinutes = Type.Object({
  panel: Type.String({ description: 'its id' }),
  from: Day,
  to: Type.String({ description: 'the day after the last' }),
  tz: Type.String({ description: 'time zone' }),
  by: Type.Array(Type.String()),
  rows: Type.Array(Type.Object({ levels: Type.Record(Type.String(), Type.String()), ...SliceFigures.properties }), {
    description: 'one for each group that was watched by somebody, `levels` by dimension; guests have no characteristics of persons',
  }),
  weightSets: Type.Array(Type.String(), { description: 'hashes of the weight sets of its days, each once' }),
})
export type PanelMinutes = Static<typeof PanelMinutes>
type Row = PanelMinutes['rows'][number]

const dayMinutes = 1440

/** A panel's minutes over some days by titles and characteristics, each with its error. Throws `cannot-weigh`. */
export function sliceMinutes(files: PanelFiles, slice: Slice, rows: readonly ViewingRow[]): PanelMinutes {
  const { definition } = complete(files)
  const shared = new SharedSamples()
  const days = Array.from({ length: slice.days }, (_, day) => addDays(slice.from, day))
  const samples = days.map(day => shared.of(files, { kind: 'day', start: day }))
  const table = tableOf(files, slice, rows, { days, weighers: samples.map(({ weigher }) => weigher) })
  return {
    panel: definition.id,
    from: slice.from,
    to: addDays(slice.from, slice.days),
    tz: definition.zone,
    by: [...slice.by],
    rows: rowsOf(definition, slice, table),
    weightSets: [...new Set(days.map((start, at) => hashOf({ content: samples[at]!.content, period: { kind: 'day', start } })))],
  }
}

interface Table {
  cells: { levels: string[]; persons: Set<string>; households: Set<string> }[]
  totals: ReturnType<typeof cellTotals>
  degreesOfFreedom: number
  scale: number
  /** Persons of the population by the levels of characteristics, of a mean day. */
  populationOf: (levels: readonly string[]) => number | null
}

function tableOf(
  files: PanelFiles,
  slice: Slice,
  rows: readonly ViewingRow[],
  { days, weighers }: { days: string[]; weighers: Weigher[] },
): Table {
  const cells: Table['cells'] = []
  const place = new Map<string, number>()
  const population = new Map<string, number>()
  const ofDays = new Map<number, ViewingRow[]>()
  for (const row of rows) ofDays.set(row.day, [...(ofDays.get(row.day) ?? []), row])
  const characteristics = slice.by.map(dimension => !isOfViewing(dimension))
  const viewing = weighers.map((weigher, day): Watched[] => {
    const { sample } = weigher
    const levels = slice.by.map(dimension => (isOfViewing(dimension) ? undefined : levelsOn(files, sample, days[day]!, dimension)))
    const { weights } = weigher.full()
    weights.forEach((weight, person) => {
      const key = keyOf(slice.by.map((_, at) => levels[at]?.persons[person] ?? ''))
      population.set(key, (population.get(key) ?? 0) + weight / weighers.length)
    })
    const cellOf = (row: ViewingRow, viewer: number): number => {
      const guest = row.guest === 1
      const own = slice.by.map((dimension, at) => {
        if (isOfViewing(dimension)) return dimension === 'day' ? days[day]! : String(row[dimension])
        return (guest ? levels[at]!.households : levels[at]!.persons)[viewer]!
      })
      const key = keyOf(own)
      const known = place.get(key) ?? cells.length
      if (known === cells.length) {
        place.set(key, known)
        cells.push({ levels: own, persons: new Set(), households: new Set() })
      }
      const { household } = sample.households[guest ? viewer : sample.householdOf[viewer]!]!
      // Guests stand by themselves where persons have a characteristic, told by the homes that they visit; elsewhere they are not counted.
      if (guest && !own.some((level, at) => characteristics[at] && level === guestLevel)) return known
      cells[known]!.persons.add(guest ? `guest\0${household}` : sample.persons[viewer]!)
      cells[known]!.households.add(household)
      return known
    }
    return watchedOn(ofDays.get(day + 1) ?? [], cellOf, weigher)
  })
  const { replicates } = weighers[0]!
  return {
    cells,
    totals: cellTotals(viewing, weighers, cells.length),
    degreesOfFreedom: replicates.degreesOfFreedom,
    scale: replicates.scale,
    populationOf: levels => population.get(keyOf(levels.map((level, at) => (characteristics[at] ? level : '')))) ?? null,
  }
}

function rowsOf(definition: PanelDefinition, slice: Slice, { cells, totals, degreesOfFreedom, scale, populationOf }: Table): Row[] {
  const thresholds = thresholdsOf(definition)
  const { level } = ranksOfPanel(definition)
  const replicated = totals.replicates.length
  // Replicates that could not be weighted would have added what the others do on average.
  const errors = replicateErrors(totals.replicates, {
    scale: (scale * (replicated + totals.failed)) / replicated,
    replicateScales: totals.scales,
  })
  const table: TableCell[] = cells
  const { withheld, empty } = withheldCells(table, thresholds)
  const namesOf = (levels: readonly string[]) => Object.fromEntries(slice.by.map((dimension, at) => [dimension, levels[at]!]))
  const hiddenRow = (levels: readonly string[], why: Withheld): Row => ({
    levels: namesOf(levels),
    ...{ minutes: null, standardError: null, interval: null, relativeError: null, averageAudience: null },
    population: populationOf(levels),
    ...{ persons: null, households: null, uncertain: false },
    withheld:
      why === 'few'
        ? `fewer than ${thresholds.persons} persons or ${thresholds.households} households of the panel saw it`
        : 'it would tell one that is withheld',
  })
  const shownRow = ({ levels, persons, households }: TableCell, at: number): Row => {
    const value = totals.values[at]!
    const standardError = errors[at]!
    const relativeError = standardError / value
    const counted = { levels: namesOf(levels), population: populationOf(levels), persons: persons.size, households: households.size }
    if (thresholds.relativeError !== null && relativeError > thresholds.relativeError)
      return {
        ...{ ...counted, minutes: null, standardError: null, interval: null, relativeError: null, averageAudience: null, uncertain: false },
        withheld: `its standard error is ${percentWords(relativeError, 0, ' ')} of the figure; at most ${percentWords(thresholds.relativeError, 0, ' ')} may be published`,
      }
    return {
      ...{ ...counted, minutes: value, standardError, relativeError, withheld: null },
      interval: totalInterval({ estimate: value, standardError, degreesOfFreedom, level }),
      averageAudience: value / (slice.days * dayMinutes),
      uncertain: relativeError > (thresholds.flag ?? Number.POSITIVE_INFINITY),
    }
  }
  return [
    ...cells.map((cell, at) => {
      const why = withheld.get(keyOf(cell.levels))
      return { levels: cell.levels, row: why === undefined ? shownRow(cell, at) : hiddenRow(cell.levels, why) }
    }),
    ...empty.map(levels => ({ levels, row: hiddenRow(levels, 'few') })),
  ]
    .sort((one, other) => byLevels(one.levels, other.levels))
    .map(({ row }) => row)
}

function byLevels(one: readonly string[], other: readonly string[]): number {
  for (const [at, level] of one.entries()) {
    const difference = level.localeCompare(other[at]!, 'en', { numeric: true })
    if (difference !== 0) return difference
  }
  return 0
}
