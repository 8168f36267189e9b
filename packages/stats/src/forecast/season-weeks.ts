/** The weeks of one season as a source shows them. Index 0 is its first week, index 1 the calendar week after it. */
export interface SeasonWeeks {
  /** Hours viewed of each week; null: not seen, as of a season that is not in the Top 10 that week. It ends with the last week seen. */
  hours: readonly (number | null)[]
  /** Of each week after the first: what the season had at most while it was not seen (the smallest charted value); null: not known. */
  ceilings: readonly (number | null)[]
  /** Of each week: hours of episodes that are out; 0: still coming out, total not known; null: not known. */
  runtimes: readonly (number | null)[]
  /** Whether its episodes come out one by one: true or false where that is known, null or absent where it is not. */
  weekly?: boolean | null
  /** Which of two kinds of list it is on, such as English and non-English: 0 or 1. */
  group: number
  /** Days of the first week from the premiere on, 1 to 7; null: not known. */
  firstDays: number | null
}

/** Weeks from the first on that were seen without a break. */
export function weeksSeen({ hours }: Pick<SeasonWeeks, 'hours'>): number {
  const gap = hours.indexOf(null)
  return gap === -1 ? hours.length : gap
}

/** The sum of the first weeks, which must all have been seen. */
export const sumOfFirst = ({ hours }: Pick<SeasonWeeks, 'hours'>, weeks: number): number =>
  hours.slice(0, weeks).reduce<number>((sum, value) => sum + value!, 0)
