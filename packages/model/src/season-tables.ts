/** The tables of a season's report that can be had as CSV. */
export const seasonTables = [
  'episodes',
  'audience',
  'days',
  'weeks',
  'retention',
  'drops',
  'daysToComplete',
  'screens',
  'markets',
  'hoursOfDay',
] as const
export type SeasonTable = (typeof seasonTables)[number]
