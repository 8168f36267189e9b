import { dayNumber } from '../day-number.js'
import { costWords } from '../episode-cost.js'
import type { LanguageGroup, MeanScore, SeasonFeatures } from '../history/index.js'

/** What drives a probability: one or a few numbers that are said in one line. */
export interface Driver {
  name: string
  words: string
  /** What is known of it, in words. */
  say(features: SeasonFeatures): string
  /** NaN for what is not known. The columns of the regression; `columns` is how many. */
  columns: number
  values(features: SeasonFeatures): number[]
  /**
   * Of what the production record says, one and many in words. Few seasons have a record: it is a driver where enough past ones have it,
   * and for seasons that have it.
   */
  recorded?: { one: string; many: string }
}
export type RecordedDriver = Driver & Required<Pick<Driver, 'recorded'>>

const unknown = 'not known'
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const weekday = (day: string): number => (dayNumber(day) + 4) % 7
const languageWords: Record<LanguageGroup, string> = {
  english: 'English',
  korean: 'Korean',
  'japanese-chinese': 'Japanese or Chinese',
  other: 'another language than English',
}
const sayScore = (score: MeanScore | null): string =>
  score === null ? unknown : `${score.mean.toFixed(2)} (${score.sources === 1 ? 'one source' : `mean of ${score.sources} sources`})`
/** Sixteen episodes of an hour: made to end, as a rule. */
const longMinutes = 720

/** The drivers in the order of the regression's columns. */
export const drivers: readonly Driver[] = [
  {
    name: 'audience',
    words: 'hours against the hours usual for a season of that age in the same engagement report',
    say: ({ audience }) => (audience === null ? unknown : `${Math.exp(audience).toFixed(audience < 0 ? 2 : 1)} × the usual`),
    columns: 1,
    values: ({ audience }) => [audience ?? Number.NaN],
  },
  {
    name: 'runtime',
    words: 'length of the season: at the same hours a shorter one had more views; twelve hours and more are made to end',
    say: ({ runtime }) => (runtime === null ? unknown : `${Math.round(runtime)} minutes`),
    columns: 2,
    values: ({ runtime }) => (runtime === null ? [Number.NaN, Number.NaN] : [Math.log(runtime), Number(runtime >= longMinutes)]),
  },
  {
    name: 'weeks',
    words: 'weeks in the global Top 10 in its first half-year',
    say: ({ weeks }) => (weeks === null ? unknown : String(weeks)),
    columns: 1,
    values: ({ weeks }) => [weeks === null ? Number.NaN : Math.log1p(weeks)],
  },
  {
    name: 'rank',
    words: 'best rank in the global Top 10',
    say: ({ weeks, peakRank }) => (peakRank === null ? (weeks === null ? unknown : 'not in it') : `No. ${peakRank}`),
    columns: 1,
    values: ({ weeks, peakRank }) => [weeks === null ? Number.NaN : peakRank === null ? 0 : 11 - peakRank],
  },
  {
    name: 'hold',
    words: 'hours of the second charted week ÷ the first',
    say: ({ hold }) => (hold === null ? unknown : hold.toFixed(2)),
    columns: 1,
    values: ({ hold }) => [hold === null ? Number.NaN : Math.log(hold)],
  },
  {
    name: 'breadth',
    words: 'countries in whose Top 10 it was in its best week',
    say: ({ countries }) => (countries === null ? unknown : String(countries)),
    columns: 1,
    values: ({ countries }) => [countries === null ? Number.NaN : Math.log1p(countries)],
  },
  {
    name: 'language',
    words: 'language',
    say: ({ language }) => (language === null ? unknown : languageWords[language]),
    columns: 3,
    values: ({ language }) =>
      (['korean', 'japanese-chinese', 'other'] as const).map(group => (language === null ? Number.NaN : Number(language === group))),
  },
  {
    name: 'premiere',
    words: 'weekday and month of the premiere: Friday or not, October to December or not',
    say: ({ released }) => `${days[weekday(released)]} in ${months[Number(released.slice(5, 7)) - 1]}`,
    columns: 2,
    values: ({ released }) => [Number(weekday(released) === 5), Number(released.slice(5, 7) >= '10')],
  },
  {
    name: 'season',
    words: 'number of the season',
    say: ({ season }) => String(season),
    columns: 1,
    values: ({ season }) => [Math.log(season)],
  },
  {
    name: 'critics',
    words: 'what critics gave it, where 0 is the worst and 1 the best',
    say: ({ critics }) => sayScore(critics),
    columns: 1,
    values: ({ critics }) => [critics?.mean ?? Number.NaN],
    recorded: { one: 'critics’ score', many: 'critics’ scores' },
  },
  {
    name: 'viewers',
    words: 'what the audience gave it, where 0 is the worst and 1 the best',
    say: ({ viewers }) => sayScore(viewers),
    columns: 1,
    values: ({ viewers }) => [viewers?.mean ?? Number.NaN],
    recorded: { one: 'score of the audience', many: 'scores of the audience' },
  },
  {
    name: 'cost',
    words: 'cost of an episode',
    say: ({ cost }) => (cost === null ? unknown : costWords(cost)),
    columns: 1,
    values: ({ cost }) => [cost === null ? Number.NaN : Math.log(cost.amount)],
    recorded: { one: 'public cost of an episode', many: 'public costs of an episode' },
  },
]
