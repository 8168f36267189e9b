import type { Chart } from '@sweeps/model'
import { addDays, metrics } from '@sweeps/model'
import { hashOf } from '../../canonical-hash.js'
import { chartHistory } from '../chart-history.js'
import { chartOf } from '../chart-of.js'
import type { ChartDefinition } from '../definition.js'
import type { AsOf, ChartSource, ListFigures } from '../list-figures.js'
import { measureAt } from '../measure-at.js'

/** The figures of one list, every week up to the edition's. */
export interface ListInputs {
  list: string
  weeks: ListFigures[]
}

/** Reads what goes into a chart of a week, as it was known. */
export async function readInputs(source: ChartSource, definition: ChartDefinition, week: string, asOf: AsOf): Promise<ListInputs[]> {
  const inputs: ListInputs[] = []
  for (const list of definition.lists) inputs.push({ list: list.id, weeks: await source(definition, list, { to: week }, asOf) })
  return inputs
}

/** Figures → the lists of a week. Pure: the same inputs give the same lists, here and wherever else an edition is checked. */
export function computeLists(definition: ChartDefinition, inputs: readonly ListInputs[], week: string): Chart[] {
  return definition.lists.map(list => {
    const weeks = inputs.find(input => input.list === list.id)?.weeks ?? []
    const stored = chartHistory(weeks, definition).find(entry => entry.week === week)
    // A panel's week is over and may still be provisional.
    return stored
      ? { ...chartOf(definition, list, stored), closed: stored.panel ? stored.closed : true }
      : emptyList(definition, list.id, week)
  })
}

/** The hash of what went in. */
export const inputsHash = (inputs: readonly ListInputs[]): string => hashOf(inputs)

function emptyList(definition: ChartDefinition, list: string, week: string): Chart {
  const { metric } = measureAt(definition, week)
  return {
    chart: definition.id,
    name: definition.name,
    list,
    market: definition.market,
    week: { start: week, end: addDays(week, 6) },
    metric,
    unit: metrics[metric].unit,
    source: definition.credit,
    closed: true,
    entries: [],
    notes: ['Nothing on this list was watched in this week, or nothing is known of it.'],
  }
}
