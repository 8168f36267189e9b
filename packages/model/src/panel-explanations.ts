import type { Explanation } from './explanation.js'
import type { PanelMetricId } from './panel-metrics.js'

const sampling = 'It is the error of sampling: who refuses to take part, and what a meter does not see, is in no error.'
const unweighted = 'It counts and weights nothing.'
const ofPersons = 'A meter has no playhead: seeing the first half twice is as long as the whole.'
const inOrder = 'One input is replaced after the other in a fixed order; another order would divide the same sum otherwise.'
const modelled = 'It is modelled, not measured, and off unless somebody asks for it.'

/** How each number of a panel is computed, and what it does not say. */
export const panelExplanations: Readonly<Record<PanelMetricId, Explanation>> = {
  projectedMinutes: {
    formula: 'Σ over days Σ over in-tab persons, weight of that day × length of the union of playing ∩ presence',
    caveats: ['What plays to an empty room is nobody’s.', 'Guests count with the mean weight of their hosts’ household.', sampling],
    page: 'panel.md',
  },
  standardError: {
    formula:
      '√ of scale × Σ over replicates, scale of the replicate × (figure − mean of figures)², every step of weighting done again in each',
    caveats: [sampling, 'Totals of the population have errors of their own, which are not in it.'],
    page: 'panel.md',
  },
  interval: {
    formula: 'of minutes: figure × exp(± t × standard error ÷ figure); of shares: Clopper and Pearson’s with the effective size',
    caveats: ['It holds for each figure by itself: of a hundred shown some five do not hold.', sampling],
    page: 'panel.md',
  },
  relativeError: {
    formula: 'standard error ÷ figure',
    caveats: ['Above 30 % a figure is withheld, above 20 % it is marked, unless the panel’s thresholds say otherwise.'],
    page: 'panel.md',
  },
  rankRange: {
    formula: '1 + number certainly above … number of titles − number certainly below, by differences that chance makes in 5 of 100 samples',
    caveats: [
      'Ranges hold all together at their level, so each by itself holds oftener.',
      'Titles whose range begins within the ten may belong to it.',
    ],
    page: 'panel.md',
  },
  averageAudience: {
    formula: 'projected minutes ÷ minutes of the period',
    caveats: ['An average over nights and days: at most hours it is far more or far less.'],
    page: 'panel/slices.md',
  },
  panelReach: {
    formula: 'Σ over in-tab persons of the week who watched at least a minute, weight of the week',
    caveats: [
      'Homes that are in-tab on five or six days may have watched on the others: it is 5 to 6 % too low where homes report on 92 of 100 days.',
      'Guests are not in it.',
    ],
    page: 'panel.md',
  },
  unseen: {
    formula: 'upper bound of Clopper and Pearson for nobody among the effective size of the week: about 3 ÷ effective size',
    caveats: ['It is of any one viewing, not of all that the sample missed.'],
    page: 'panel.md',
  },
  population: {
    formula: 'Σ of weights of the mean day, over persons with the characteristic',
    caveats: ['Of a characteristic that is no margin of the weighting it has an error of its own.'],
    page: 'panel/slices.md',
  },
  sampleSize: {
    formula: 'number of distinct persons, or households, of the panel',
    caveats: [unweighted, 'Below 50 persons or 30 households a figure is withheld, unless the thresholds say otherwise.'],
    page: 'panel.md',
  },
  inTab: {
    formula: 'of a day: homes with valid reporting; of a week: homes in-tab on 5 of 7 days with a day of the weekend among them',
    caveats: ['A silent meter is not zero viewing: a home that is not in-tab is out of the sample, and the others stand for it.'],
    page: 'panel.md',
  },
  inTabRate: {
    formula: 'homes in-tab on the day ÷ homes of the panel on the day',
    caveats: [unweighted, 'It does not say who is missing: the index of the cells does.'],
    page: 'panel/management.md',
  },
  outOfTab: {
    formula: 'homes of the panel that are not in-tab on a day, by the column `reason` of days.csv',
    caveats: ['A home without a line for a day is out, too: its reason is that there is no line.'],
    page: 'panel/management.md',
  },
  weight: {
    formula: 'base weight, adjusted until every margin meets its total, then trimmed as the definition says',
    caveats: ['Each day has weights of its own, for whoever is in-tab on it, and the week has others, for reach.'],
    page: 'panel.md',
  },
  target: {
    formula: 'total that holds on the last day of the week, as targets.csv has it; achieved: Σ of weights of the level',
    caveats: ['It is met when every margin holds to 10⁻⁹ of its total.', 'Its own error is recorded and not added.'],
    page: 'panel.md',
  },
  effectiveSize: {
    formula: '(Σ weights)² ÷ Σ weights²',
    caveats: ['It knows uneven weights alone: that people of one home watch together, and what weighting gains, is in the replicates.'],
    page: 'panel/management.md',
  },
  designEffect: {
    formula: 'persons ÷ effective size = 1 + squared coefficient of variation of the weights',
    caveats: [
      'Above 2 there is an alert: half of the sample is then spent on evening out.',
      'It knows nothing of homes watching together.',
    ],
    page: 'panel/management.md',
  },
  largestWeight: {
    formula: 'largest weight of the week ÷ median of its weights',
    caveats: ['One person with a large weight carries their favourite title with them.'],
    page: 'panel/management.md',
  },
  weightsMoved: {
    formula: 'Σ |weight − weight before| ÷ Σ weight before, over persons who have both',
    caveats: ['Who came or went is not in it, and is often why the others moved.'],
    page: 'panel/management.md',
  },
  weighting: {
    formula: 'rounds: sweeps until every margin holds; cut: weights beyond the limits; households: in-tab in the level that was joined',
    caveats: ['A level below 30 in-tab households joins the neighbour that the definition names, the same in all replicates.'],
    page: 'panel.md',
  },
  withdrawn: {
    formula: 'persons of the weight set whose households have been erased since it was made',
    caveats: ['Such a set keeps its hash, and cannot be made again.'],
    page: 'panel.md',
  },
  index: {
    formula: '100 × share of the in-tab sample ÷ share of the population',
    caveats: [unweighted, 'What weighting puts right is in the weights, what that costs in their design effect.'],
    page: 'panel/management.md',
  },
  recruitment: {
    formula: 'persons missing to an index of 100; homes = persons ÷ persons of the level a home; invitations = homes ÷ response rate',
    caveats: ['Levels with an index below 90 alone.', 'A home has several levels: recruiting for one changes the others.'],
    page: 'panel/management.md',
  },
  responseRate: {
    formula: 'joined ÷ (asked − those who could not join)',
    caveats: [
      'It is of invitations.csv: who was asked and is not in the file is not in it.',
      'A high rate is no proof that those who refuse watch alike.',
    ],
    page: 'panel/management.md',
  },
  churn: {
    formula: 'homes that left before the next week ÷ homes on the first day of the week',
    caveats: ['A home that left and came back within a week is not counted.'],
    page: 'panel/management.md',
  },
  silentHomes: {
    formula: 'homes of the panel at the end of the week whose last in-tab day lies three days or more before',
    caveats: ['A home on holiday is silent, too, where nobody writes down why.'],
    page: 'panel/management.md',
  },
  emptyRooms: {
    formula: 'minutes that devices play before nobody ÷ minutes that they play; homes with an hour or more of which half is so',
    caveats: ['A room without anybody is not always a forgotten button: people leave the television on.'],
    page: 'panel/management.md',
  },
  panelStarters: {
    formula: 'Σ over in-tab persons who watched 2 minutes of one episode, weight of the window',
    caveats: [sampling, 'Homes count that are in-tab on enough days of the window.'],
    page: 'panel/season.md',
  },
  panelWatchers: {
    formula: 'Σ over in-tab persons whose time before one episode is 70 % of its runtime, weight of the window',
    caveats: [ofPersons, sampling],
    page: 'panel/season.md',
  },
  panelCompleters: {
    formula: 'Σ over in-tab persons whose time, of each episode at most its runtime, is 90 % of the runtimes, weight of the window',
    caveats: [ofPersons, sampling],
    page: 'panel/season.md',
  },
  panelCompletionRate: {
    formula: 'completers ÷ starters; its interval on the log odds',
    caveats: [ofPersons, 'While the window runs, late starters have had less time to finish.'],
    page: 'panel/season.md',
  },
  panelRetention: {
    formula: 'starters of the episode whose time before it is 10, 25, 50, 75, 90 % of its runtime ÷ its starters',
    caveats: [ofPersons],
    page: 'panel/season.md',
  },
  coViewing: {
    formula: 'weighted time of devices with nobody, one, two, three or more in front ÷ weighted time of devices',
    caveats: ['Guests are among those in front.', 'A forgotten button makes an empty room.'],
    page: 'panel/season.md',
  },
  viewersPerView: {
    formula: 'minutes of persons ÷ minutes of devices, both projected by the panel',
    caveats: ['Empty rooms count as nobody, so it may be below 1.', 'Whoever forgets the button is missing from it.'],
    page: 'panel/census.md',
  },
  deviceMinutes: {
    formula: 'watched time of the service’s plays in the panel’s market and week',
    caveats: [
      'It is of devices: who sits in front of them it does not know.',
      'A play that names no market is taken to be of the panel’s.',
    ],
    page: 'panel/census.md',
  },
  coverageGap: {
    formula: 'device minutes of the census ÷ device minutes that the panel alone projects',
    caveats: ['Far from 1 one of the two does not see what the other does: another market, screens without meters, robots.', sampling],
    page: 'panel/census.md',
  },
  minutesTogether: {
    formula: 'device minutes of the census × viewers per view, with weights that bring eligible titles near to the census',
    caveats: [
      'Titles of fewer than 50 viewers, or with a coverage outside 0.5 to 2, have the panel’s own minutes with those weights.',
      sampling,
    ],
    page: 'panel/census.md',
  },
  panelAlone: {
    formula: 'Σ over days Σ over in-tab persons, weight of that day × minutes, of one service',
    caveats: [sampling],
    page: 'panel/census.md',
  },
  truth: {
    formula: 'minutes of truth.csv; titles whose interval holds them, of those that are shown',
    caveats: ['It is known of simulated populations alone.'],
    page: 'panel/census.md',
  },
  ascribed: {
    formula: 'Σ over plays, minutes of the play × Σ over the donor’s viewers, share of the session; the mean of the imputations',
    caveats: [modelled, 'No play is said to be of anybody in particular.'],
    page: 'panel/ascription.md',
  },
  imputed: {
    formula: '(1 + 1 ÷ m) × variance between imputations ÷ (that + mean of their variances)',
    caveats: [modelled, 'It does not say whether donors are like those who are not in the panel.'],
    page: 'panel/ascription.md',
  },
  donors: {
    formula: 'in-tab sessions of the services of the census; share: minutes of plays that found ten donors in a class ÷ all minutes',
    caveats: [modelled, 'The coarser the class, the less a play has in common with its donor.'],
    page: 'panel/ascription.md',
  },
  editionStatus: {
    formula: 'provisional: published before eight days after the week; final: the first afterwards; revised: what corrects a final one',
    caveats: ['Rows may arrive after the final edition, too: the next one is then revised.'],
    page: 'panel/editions.md',
  },
  changeCauses: {
    formula: 'catalogue + late viewing + who came + who left + other weights + rest = figure now − figure before',
    caveats: [inOrder, 'Of a figure that one of the editions withholds no causes are given.'],
    page: 'panel/editions.md',
  },
  lateViewing: {
    formula: 'stretches of the week whose last known instant was told after the edition before; homes: distinct households of these',
    caveats: ['What it adds to a title is among the causes of the change: late viewing of homes that do not count adds nothing.'],
    page: 'panel/editions.md',
  },
  changedInputs: {
    formula: 'lines and days of the files of one edition that those of the other do not have, as of the week',
    caveats: ['What somebody else’s line does to a figure is among the causes of its change, as other weights.'],
    page: 'panel/editions.md',
  },
  repeated: {
    formula: 'weights of the week and of its seven days; lines of all lists of the edition',
    caveats: ['Causes of a change are not repeated from files: they rest on two editions. `sweeps verify` makes them again from the data.'],
    page: 'panel.md',
  },
}
