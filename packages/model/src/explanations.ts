import { caseExplanations } from './case-explanations.js'
import { type CaseMetricId, caseMetrics } from './case-metrics.js'
import type { Explanation } from './explanation.js'
import { type MetricId, metrics } from './metrics.js'
import { panelExplanations } from './panel-explanations.js'
import { type PanelMetricId, panelMetrics } from './panel-metrics.js'
import { type SeasonMetricId, seasonMetrics } from './season-metrics.js'

const distinct = 'Distinct counts do not add up: those of two episodes or days are not the sum of each.'
const unrecognised = 'Viewers who ask not to be recognised are not counted among people. Their time counts.'
const inWindow = 'It is that of the window of the report: what happens on the day after is not in it.'

/** Every number that is explained, by its id: those of minutes and charts, of a season, of the case for another one, and of a panel. */
export const explainedNumbers = { ...metrics, ...seasonMetrics, ...caseMetrics, ...panelMetrics }
export type ExplainedNumber = MetricId | SeasonMetricId | CaseMetricId | PanelMetricId

export const explanations: Readonly<Record<ExplainedNumber, Explanation>> = {
  watched: {
    formula: 'length of the union of [start, stop) over a play’s spans, each clipped to the period; summed over plays',
    caveats: [
      'It is wall-clock time: ten minutes at 1.5× speed are ten minutes.',
      'Two plays at once, on two devices, count twice: the union is within a play, not over a viewer.',
      'What was never told is not there: a player that died tells its last spans the next time it is opened.',
    ],
    page: 'watched-time.md',
  },
  minutes: {
    formula: 'watched time in milliseconds ÷ 60,000',
    caveats: ['A panel credits whole clock minutes of a sample; this counts to the millisecond, of everybody.'],
    page: 'minutes-and-hours.md',
  },
  hours: {
    formula: 'watched time in milliseconds ÷ 3,600,000',
    caveats: ['Long titles collect more hours than short ones. Views do not.'],
    page: 'minutes-and-hours.md',
  },
  views: {
    formula: 'of a season: watched time of all its episodes ÷ the sum of their runtimes',
    caveats: [
      'Nobody has to have seen all of it: two people who see half a film each make one view.',
      'While a season is released week by week its views fall when an episode is added.',
      'One episode whose runtime is not known leaves the season’s views empty.',
    ],
    page: 'views.md',
  },
  plays: {
    formula: 'number of plays with watched time above zero in the period',
    caveats: ['A play counts in every period in which some of it was watched: days do not add up to weeks.', 'There is no least length.'],
    page: 'plays.md',
  },
  viewers: {
    formula: 'number of distinct viewers with watched time in the period',
    caveats: [distinct, unrecognised, 'Several people on one profile are one viewer.'],
    page: 'viewers-and-accounts.md',
  },
  accounts: {
    formula: 'number of distinct accounts with watched time in the period',
    caveats: [distinct, unrecognised],
    page: 'viewers-and-accounts.md',
  },
  reach: {
    formula: 'number of distinct accounts with any watched time of the season in the window',
    caveats: ['A second is enough to be in it; starters need two minutes.', unrecognised, inWindow],
    page: 'audience.md',
  },
  starters: {
    formula: 'accounts with 2 minutes or more of watched time of one episode of the season, or of the film',
    caveats: [distinct, 'One minute of one episode and one of another is no start.', unrecognised, inWindow],
    page: 'starters.md',
  },
  watchers: {
    formula: 'accounts that covered 70 % or more of one episode of the season, or of the film',
    caveats: [
      'Covered is the length of what was on screen, once: seeing the first half twice covers half.',
      'Where one episode’s runtime is not known, watchers are left out.',
      inWindow,
    ],
    page: 'watchers.md',
  },
  completers: {
    formula: 'accounts for which (content covered, of each episode at most its runtime) ÷ (sum of the runtimes) is 90 % or more',
    caveats: [
      'The last tenth is credits: nobody has to watch them. A short episode may be skipped.',
      'Released weekly, a season of ten cannot be completed in 28 days.',
      'Where one episode’s runtime is not known, completers are left out.',
    ],
    page: 'completers.md',
  },
  completionRate: {
    formula: 'completers ÷ starters',
    caveats: ['While the window runs, late starters have had less time to finish.', inWindow],
    page: 'completers.md',
  },
  carryOver: {
    formula: 'starters of the episode who started the next one too ÷ starters of the episode',
    caveats: ['In whichever order: who began with the second episode and then saw the first went on.', 'The last episode has none.'],
    page: 'audience.md',
  },
  retention: {
    formula: 'starters of the episode whose furthest point in it is at a point or beyond ÷ starters of the episode',
    caveats: [
      'It never rises: going back is no return, and skipping ahead is no leaving.',
      'A drop is a second that is the furthest point of many; drops after 90 % are credits and are not named.',
      'Points between which few accounts left (fewer than 10, unless set otherwise) are not shown.',
    ],
    page: 'retention.md',
  },
  ama: {
    formula: 'watched minutes ÷ minutes of the day, or of the window',
    caveats: ['An average over nights and days: at most hours it is far more or far less.'],
    page: 'audience.md',
  },
  decay: {
    formula: 'watched time of a whole week of the window ÷ watched time of the week before',
    caveats: ['Weeks count from the release, not from Monday.', 'Only of whole weeks: a last one that is cut short has none.'],
    page: 'audience.md',
  },
  daysToComplete: {
    formula: 'day of the window on which 90 % was covered − day of the first viewing + 1; the median over completers',
    caveats: ['Of those only who finished within the window: a longer window finds slower ones.'],
    page: 'completers.md',
  },
  shareOfViewing: {
    formula: 'watched time of the season ÷ watched time of everything on the services that carry it, in the same window',
    caveats: ['A service with little else to watch gives large shares.', inWindow],
    page: 'audience.md',
  },
  cameForIt: {
    formula: 'accounts whose first viewing on the service, as far back as records go, was of the season and in the window',
    caveats: ['It says what was watched first, not why somebody subscribed.', 'Near the beginning of the records everybody is new.'],
    page: 'audience.md',
  },
  returned: {
    formula: 'accounts whose viewing on the service before their first of the season ended 28 days or more earlier',
    caveats: ['It says that they came back, not that they had cancelled.', inWindow],
    page: 'audience.md',
  },
  percentile: {
    formula: '100 × (others below + ½ × others that are equal) ÷ others',
    caveats: [
      'It compares with the seasons shown, not with all there are: other peers give another percentile.',
      'High is much, not good: of days to complete, high is slow.',
      'With a handful of others every one of them is many percent.',
    ],
    page: 'peers.md',
  },
  ...caseExplanations,
  ...panelExplanations,
}
