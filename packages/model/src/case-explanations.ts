import type { CaseMetricId } from './case-metrics.js'
import type { Explanation } from './explanation.js'

/** How each number of the case, the board and the track record is computed, and what it does not say. */
export const caseExplanations: Readonly<Record<CaseMetricId, Explanation>> = {
  hoursForecast: {
    formula: 'hours seen + hours to come: of past seasons of like size and hold, how their hours went on; p10 … p90 of that',
    caveats: [
      'An interval does not know of a strike, a lawsuit or a campaign.',
      'On a published list a week off it is a week not known, not a week of nothing.',
      'What is seen whole has no interval.',
    ],
    page: 'forecast.md',
  },
  valuePerHour: {
    formula: 'with a fee: fee share of the season ÷ its hours; else stated, or 0.18 USD: 33.7 billion USD of revenue ÷ 183.5 billion hours',
    caveats: [
      'It is what members pay for an hour, not what one more hour earns.',
      'It differs between markets; one figure stands for all of them here.',
    ],
    page: 'renewal-case.md',
  },
  value: {
    formula: 'hours of the first year, seen and forecast × worth of an hour; of a next season the p10 … p90 of 10,000 draws, with its lift',
    caveats: [
      'Of a next season it is what it is worth if it is made and seen.',
      'It is no better than the forecast and the value of an hour that it rests on.',
      'What follows after the first year is not in it.',
    ],
    page: 'renewal-case.md',
  },
  valueByWeek: {
    formula: 'with a fee: fee share, by the weeks in which was watched what it is split over; else hours of the week × worth of an hour',
    caveats: [
      'A month’s fee is split over the month: a week in which an account watched little else gets more of it.',
      'New: in the account’s first month. Light: fewer hours in the month than stated. An account can be both, so the two do not add up.',
      'Of fewer than 10 accounts nothing is shown, nor what could be had by subtraction.',
      'A week is partial where the premiere, the first month or the day of the case cuts it.',
    ],
    page: 'renewal-case.md',
  },
  seasonCost: {
    formula: 'as given; else by the production record. Of a next season: cost per episode × (1 + escalation) × episodes × (1 + marketing)',
    caveats: [
      'Costs that were reported differ from those in the books; the record keeps the source of each.',
      'A confidential cost counts only for those who may see it.',
    ],
    page: 'renewal-case.md',
  },
  ruleCosts: {
    formula: 'the 40 % and 70 % quantiles of the break-even cost per episode: below them it is earned with 60 % and with 30 %',
    caveats: ['Before day 28, or with too wide a forecast, it waits whatever the cost.', 'It is a rule about money alone.'],
    page: 'renewal-case.md',
  },
  worthOfKnowing: {
    formula: 'mean of max(worth − cost, 0) − max(mean of (worth − cost), 0), over 10,000 draws',
    caveats: ['It bounds what more research is worth; no research tells everything.', 'Without a cost there is none.'],
    page: 'renewal-case.md',
  },
  sensitivity: {
    formula:
      'the answer with one assumption at its low and at its high end, all others as they are; it turns where the threshold is crossed',
    caveats: ['Each is moved alone: two at once can turn what neither does.', 'The ends are round factors, not likely limits.'],
    page: 'renewal-case.md',
  },
  drivers: {
    formula: 'e^(coefficient × (driver − mean) ÷ standard deviation); share = |its log odds| ÷ Σ |log odds|',
    caveats: [
      'Against a season that is average in everything; drivers that go together share what they say.',
      'It is what goes along with returns, not what causes them.',
    ],
    page: 'probability-of-return.md',
  },
  auc: {
    formula: 'pairs of a season that returned and one that did not, in which the first was held more probable ÷ all such pairs',
    caveats: ['0.5 is chance, 1 is never wrong.', 'It is about the order only: see the calibration for how right the probabilities are.'],
    page: 'track-record.md',
  },
  brier: {
    formula:
      'mean of (probability said − outcome)², with 1 for returned and 0 for not; beside it, that of always saying the share that returned',
    caveats: ['Less is better; 0 is never wrong.', 'With few seasons scored one of them moves it much.'],
    page: 'track-record.md',
  },
  calibration: {
    formula: 'of the seasons of which a probability in a fifth was said: those that returned ÷ all of them',
    caveats: ['With few seasons in a fifth the share is uncertain; the count stands beside it.'],
    page: 'track-record.md',
  },
  breakEvenCostPerEpisode: {
    formula:
      'of a draw: worth of a next season’s first year ÷ (1 + marketing) ÷ the draw’s cost factor ÷ episodes; shown are p10, p50 and p90 of 10,000',
    caveats: [
      'Its p50 is earned in half of the draws, its p10 in nine of ten.',
      'It is no better than the forecast and the value of an hour that it rests on.',
    ],
    page: 'renewal-case.md',
  },
  efficiency: {
    formula: 'p50 of (hours of the first year, seen and forecast × worth of an hour) ÷ cost of the season',
    caveats: ['Where the cost is not known there is none.', 'With public figures the worth of an hour is stated, not measured.'],
    page: 'renewal-case.md',
  },
  probabilityEarnsCost: {
    formula: 'draws in which (hours of its first year + lift) × worth of an hour ≥ cost with marketing ÷ 10,000 draws',
    caveats: [
      'It is about money in the first year alone; what a season does for a service beyond that is not in it.',
      'It is the probability if the season is made and seen, and none without a cost.',
    ],
    page: 'renewal-case.md',
  },
  probabilityOfReturn: {
    formula:
      '1 ÷ (1 + e^−z), z = intercept + Σ coefficient × (driver − mean) ÷ standard deviation; lowered with waiting after the first year',
    caveats: [
      'It does not say whether a next season would be worth its cost.',
      'Of a season that has not returned within 24 months there is none.',
      'Learned from few seasons: read it with its interval and its track record.',
      'Reception and cost are in it where enough past seasons have them on record, confidential ones never.',
    ],
    page: 'probability-of-return.md',
  },
  feeShare: {
    formula: 'sum over accounts and months of: fee × watched time of the season ÷ watched time of everything, of the account in the month',
    caveats: [
      'Somebody who watched nothing else gives the season the whole fee: it does not say why they pay.',
      'Accounts without a name pay nobody’s fee here.',
      'Cents are given by largest remainders, so that every partition adds up to what was paid.',
    ],
    page: 'renewal-case.md',
  },
  lift: {
    formula:
      'hours of a next season × the share learned from past launches: Σ hours beyond the usual of earlier seasons ÷ hours of the new one',
    caveats: [
      'It is what happened beside launches, not what they caused: a service also advertises.',
      'Where too few launches are known it is not counted.',
    ],
    page: 'forecast.md',
  },
}
