/** A number of the case for another season. */
export interface CaseMetric {
  id: string
  label: string
  unit: 'money an episode' | 'money' | 'ratio' | 'probability' | 'hours'
  precision: number
  definition: string
}

/** The numbers of the case, each defined once. They are simulated or learned: no single statement counts them. */
export const caseMetrics = {
  breakEvenCostPerEpisode: {
    id: 'breakEvenCostPerEpisode',
    label: 'Break-even cost per episode',
    unit: 'money an episode',
    precision: 2,
    definition: 'What an episode of a next season may cost, before marketing, so that the season just earns its cost in its first year.',
  },
  efficiency: {
    id: 'efficiency',
    label: 'Value ÷ cost',
    unit: 'ratio',
    precision: 4,
    definition: 'What the season is worth in its first year, in the middle of the draws, ÷ what it cost.',
  },
  probabilityEarnsCost: {
    id: 'probabilityEarnsCost',
    label: 'Probability that it earns its cost',
    unit: 'probability',
    precision: 4,
    definition: 'Share of 10,000 simulated first years of a next season whose worth is at least its cost with marketing.',
  },
  probabilityOfReturn: {
    id: 'probabilityOfReturn',
    label: 'Probability of return',
    unit: 'probability',
    precision: 4,
    definition: 'How probable it is that a next season is seen, at any time, by what services did with past seasons like it.',
  },
  feeShare: {
    id: 'feeShare',
    label: 'Fee share',
    unit: 'money',
    precision: 2,
    definition: 'The part of the monthly fees of active accounts that goes to the season, by what each account watched in that month.',
  },
  lift: {
    id: 'lift',
    label: 'Lift of earlier seasons',
    unit: 'hours',
    precision: 0,
    definition: 'Hours that the launch of a next season adds to earlier ones, beyond what they would have had without it.',
  },
} as const satisfies Record<string, CaseMetric>

export type CaseMetricId = keyof typeof caseMetrics
