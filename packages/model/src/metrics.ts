/**
 * Every number Sweeps shows, defined once: the engine, the API, the command line, the pages and the method pages read it here.
 * `precision` is how many decimals are kept in answers; display rounding belongs to a chart's definition.
 */
export interface Metric {
  id: string
  /** The member that carries it in JSON rows. */
  member: string
  label: string
  unit: 'ms' | 'minutes' | 'hours' | 'views' | 'plays' | 'viewers' | 'accounts'
  precision: number
  definition: string
}

export const metrics = {
  watched: {
    id: 'watched',
    member: 'watchedMs',
    label: 'Watched time',
    unit: 'ms',
    precision: 0,
    definition: 'Wall-clock length of the union of a play’s spans, summed over plays. Paused, stalled and seeking time is in no span.',
  },
  minutes: {
    id: 'minutes',
    member: 'minutes',
    label: 'Minutes viewed',
    unit: 'minutes',
    precision: 3,
    definition: 'Watched time in minutes.',
  },
  hours: { id: 'hours', member: 'hours', label: 'Hours viewed', unit: 'hours', precision: 4, definition: 'Watched time in hours.' },
  views: {
    id: 'views',
    member: 'views',
    label: 'Views',
    unit: 'views',
    precision: 4,
    definition:
      'Watched time ÷ runtime. Of a season: its watched time ÷ the sum of its episodes’ runtimes; of a title: the sum over its seasons. Empty when a runtime is not known.',
  },
  plays: {
    id: 'plays',
    member: 'plays',
    label: 'Plays',
    unit: 'plays',
    precision: 0,
    definition: 'Playback sessions with watched time in the period. A resume within 30 minutes is the same play.',
  },
  viewers: {
    id: 'viewers',
    member: 'viewers',
    label: 'Viewers',
    unit: 'viewers',
    precision: 0,
    definition: 'Distinct viewers with watched time in the period, exact. Viewers who declined to be recognised are not counted.',
  },
  accounts: {
    id: 'accounts',
    member: 'accounts',
    label: 'Accounts',
    unit: 'accounts',
    precision: 0,
    definition: 'Distinct accounts with watched time in the period, exact.',
  },
} as const satisfies Record<string, Metric>

export type MetricId = keyof typeof metrics
export const metricIds = Object.keys(metrics) as MetricId[]
