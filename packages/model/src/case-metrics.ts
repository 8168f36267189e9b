/** A number of the case for another season. */
export interface CaseMetric {
  id: string
  label: string
  unit: 'money an episode' | 'money an hour' | 'money' | 'ratio' | 'probability' | 'share' | 'odds ratio' | 'squared error' | 'hours'
  precision: number
  definition: string
}

/** The numbers of the case, each defined once. They are simulated or learned: no single statement counts them. */
export const caseMetrics = {
  hoursForecast: {
    id: 'hoursForecast',
    label: 'Hours forecast',
    unit: 'hours',
    precision: 0,
    definition:
      'Hours viewed from the premiere to a day, seen and to come: the median, and what it is not below or above with 50 % and 80 %.',
  },
  valuePerHour: {
    id: 'valuePerHour',
    label: 'Worth of an hour',
    unit: 'money an hour',
    precision: 4,
    definition: 'What an hour viewed is taken to be worth.',
  },
  value: {
    id: 'value',
    label: 'Worth in a first year',
    unit: 'money',
    precision: 0,
    definition: 'What the hours of a season’s first year are worth.',
  },
  valueByWeek: {
    id: 'valueByWeek',
    label: 'Worth by week',
    unit: 'money',
    precision: 2,
    definition: 'What the hours of a week were worth, of which from accounts in their first month and from those that watch little.',
  },
  seasonCost: {
    id: 'seasonCost',
    label: 'Cost',
    unit: 'money',
    precision: 0,
    definition: 'What a season cost or would cost; of a next one with marketing.',
  },
  ruleCosts: {
    id: 'ruleCosts',
    label: 'Renew up to, cancel from',
    unit: 'money an episode',
    precision: 2,
    definition: 'The costs of an episode up to which the rule says renew, and from which it says cancel, other things equal.',
  },
  worthOfKnowing: {
    id: 'worthOfKnowing',
    label: 'Worth of knowing',
    unit: 'money',
    precision: 0,
    definition: 'What a decision maker would gain on average who knew value and cost before deciding.',
  },
  sensitivity: {
    id: 'sensitivity',
    label: 'What an assumption does',
    unit: 'ratio',
    precision: 4,
    definition:
      'The break-even cost, or the probability that a next season earns its cost, when one assumption goes from its low to its high end.',
  },
  drivers: {
    id: 'drivers',
    label: 'Odds by what is known',
    unit: 'odds ratio',
    precision: 2,
    definition: 'How many times the odds of a return are what they would be without this fact.',
  },
  auc: {
    id: 'auc',
    label: 'Pairs told apart',
    unit: 'share',
    precision: 4,
    definition: 'How often, of a season that returned and one that did not, the right one was held more probable (area under the curve).',
  },
  brier: {
    id: 'brier',
    label: 'Squared error (Brier)',
    unit: 'squared error',
    precision: 4,
    definition: 'Mean squared difference between the probabilities said and what came.',
  },
  calibration: {
    id: 'calibration',
    label: 'Share that returned',
    unit: 'share',
    precision: 4,
    definition: 'Of seasons of which about this probability was said, the share that returned.',
  },
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
