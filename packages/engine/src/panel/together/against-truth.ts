import Type, { type Static } from '@sweeps/model/typebox'
import type { PanelFiles } from '../read/panel-files.js'

/** What a panel said beside what was true, which only whoever simulated its population knows. */
export const AgainstTruth = Type.Object({
  minutes: Type.Number({ description: 'of persons, in all titles that are known' }),
  titles: Type.Integer({ description: 'of which both are known and the figure is shown' }),
  alone: Type.Integer({ description: 'in how many of them the interval of the panel alone holds what is true' }),
  together: Type.Integer({ description: 'in how many of them that of panel and census together does' }),
})
export type AgainstTruth = Static<typeof AgainstTruth>

interface Interval {
  interval: { low: number; high: number }
}

interface TitleBesideTruth {
  truth: number | null
  panelAlone: Interval | null
  minutes: Interval | null
}

/** True minutes of a week by `service\0title`; undefined where nobody knows any. */
export function truthOfWeek({ truth = [] }: PanelFiles, week: string): ReadonlyMap<string, number> | undefined {
  const own = truth.filter(one => one.week === week)
  return own.length === 0 ? undefined : new Map(own.map(({ service, title, minutes }) => [`${service}\0${title}`, minutes]))
}

/** How often intervals hold what is true. */
export function againstTruth(truth: ReadonlyMap<string, number>, titles: readonly TitleBesideTruth[]): AgainstTruth {
  const shown = titles.flatMap(({ truth: known, panelAlone, minutes }) =>
    known === null || panelAlone === null || minutes === null ? [] : [{ known, panelAlone, minutes }],
  )
  return {
    minutes: [...truth.values()].reduce((sum, value) => sum + value, 0),
    titles: shown.length,
    alone: shown.filter(({ known, panelAlone }) => holds(panelAlone, known)).length,
    together: shown.filter(({ known, minutes }) => holds(minutes, known)).length,
  }
}

const holds = ({ interval: { low, high } }: Interval, value: number): boolean => low <= value && value <= high
