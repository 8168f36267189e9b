/** A number of a season's report. */
export interface SeasonMetric {
  id: string
  label: string
  unit: 'accounts' | 'share' | 'viewers per minute' | 'days' | 'percent'
  precision: number
  definition: string
}

/** The numbers of a season's report that minutes and charts do not have, each defined once. By viewer they are the same, of viewers. */
export const seasonMetrics = {
  reach: {
    id: 'reach',
    label: 'Reach',
    unit: 'accounts',
    precision: 0,
    definition: 'Distinct accounts with any watched time of the season in the window.',
  },
  starters: {
    id: 'starters',
    label: 'Starters',
    unit: 'accounts',
    precision: 0,
    definition: 'Accounts that watched 2 minutes or more of a film or of one episode, over all plays and viewers of the account.',
  },
  watchers: {
    id: 'watchers',
    label: 'Watchers',
    unit: 'accounts',
    precision: 0,
    definition: 'Accounts that covered 70 % or more of a film or of one episode.',
  },
  completers: {
    id: 'completers',
    label: 'Completers',
    unit: 'accounts',
    precision: 0,
    definition:
      'Accounts that covered 90 % or more of a film or of a season: the content covered, each episode at most whole, ÷ the sum of the runtimes. Of an episode: 90 % of it.',
  },
  completionRate: { id: 'completionRate', label: 'Completion rate', unit: 'share', precision: 4, definition: 'Completers ÷ starters.' },
  carryOver: {
    id: 'carryOver',
    label: 'Carry-over',
    unit: 'share',
    precision: 4,
    definition: 'Share of an episode’s starters who started the next episode too, in whichever order.',
  },
  retention: {
    id: 'retention',
    label: 'Retention',
    unit: 'share',
    precision: 4,
    definition: 'Share of an episode’s starters whose furthest point in it is at or beyond a point of its runtime.',
  },
  ama: {
    id: 'ama',
    label: 'Average minute audience',
    unit: 'viewers per minute',
    precision: 4,
    definition: 'Watched minutes ÷ minutes of the period: how many watched in its average minute.',
  },
  decay: {
    id: 'decay',
    label: 'Decay',
    unit: 'share',
    precision: 4,
    definition: 'Watched time of a week of the window ÷ that of the week before.',
  },
  daysToComplete: {
    id: 'daysToComplete',
    label: 'Days to complete',
    unit: 'days',
    precision: 1,
    definition: 'Days of the window from a completer’s first viewing to the day on which 90 % was covered, both counted.',
  },
  shareOfViewing: {
    id: 'shareOfViewing',
    label: 'Share of viewing',
    unit: 'share',
    precision: 6,
    definition: 'Watched time of the season ÷ watched time of everything on the services that carry it, in the same window.',
  },
  cameForIt: {
    id: 'cameForIt',
    label: 'Came for it',
    unit: 'accounts',
    precision: 0,
    definition: 'Accounts whose first viewing on the service, as far back as records go, was of the season and in the window.',
  },
  returned: {
    id: 'returned',
    label: 'Came back',
    unit: 'accounts',
    precision: 0,
    definition: 'Accounts that watched the season in the window and had watched nothing on the service for 28 days or more before.',
  },
  percentile: {
    id: 'percentile',
    label: 'Standing',
    unit: 'percent',
    precision: 1,
    definition: 'Share of the other seasons compared, at the same age, that have less; half of those that have the same is counted.',
  },
} as const satisfies Record<string, SeasonMetric>

export type SeasonMetricId = keyof typeof seasonMetrics
