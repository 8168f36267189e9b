const day = 86_400_000

/** The days that the runs play on, as instants of midnight (UTC). */
export interface Days {
  /** The first day of the last week that is over. */
  week: string
  /** Its last day: recent enough to be told over HTTP. */
  published: number
  /** A day of another week, recent enough as well: what is erased there changes nothing of the published one. */
  other: number
}

export function daysOf(now = Date.now()): Days {
  const today = Math.floor(now / day) * day
  // 1 January 1970 was a Thursday.
  const sinceMonday = (today / day + 3) % 7
  const monday = today - sinceMonday * day
  return {
    week: new Date(monday - 7 * day).toISOString().slice(0, 10),
    published: monday - day,
    other: sinceMonday === 0 ? monday - 8 * day : today - day >= monday ? today - day : monday - 8 * day,
  }
}
