import type { CaseOutlook, RenewalCase, Spread } from '@sweeps/model'

/** Hours so far, and hours to come as a widening fan. Days are counted from the premiere. */
export interface Fan {
  /** Hours since the premiere at the end of each visible week, as far as none is missing. */
  visibleHours: { day: number; hours: number }[]
  /** From the last of them on. */
  fan: ({ day: number } & Spread)[]
}

const dayMs = 86_400_000

/** The forecast of this season's hours as it is drawn; null where none is there. */
export function fanOf({ premiere, forecast }: Pick<RenewalCase, 'premiere' | 'forecast'>): Fan | null {
  const { visible, firstFourWeeks, day28, day91, year } = forecast
  const begin = premiere ?? visible[0]?.week
  if (begin === undefined || !(firstFourWeeks ?? day28 ?? day91 ?? year)) return null
  const endOf = (week: string, weeks: number) => Math.round((Date.parse(week) - Date.parse(begin)) / dayMs) + 7 * weeks

  const visibleHours = [{ day: 0, hours: 0 }]
  for (const { week, hours, state } of visible) {
    // Beyond a week that is missing the sum is not known any more; a week that another season lifted is not in the forecast.
    if (hours === null || state === 'lifted') break
    visibleHours.push({ day: endOf(week, 1), hours: visibleHours.at(-1)!.hours + hours })
  }
  const last = visibleHours.at(-1)!
  const point = (day: number, outlook: CaseOutlook | null) => (outlook && day > last.day ? [{ day, ...spreadOf(outlook) }] : [])
  const firstWeek = visible[0]?.week ?? begin
  return {
    visibleHours,
    fan: [
      { day: last.day, ...level(last.hours) },
      ...(day28 ? point(28, day28) : point(endOf(firstWeek, 4), firstFourWeeks)),
      ...point(91, day91),
      ...point(365, year),
    ],
  }
}

const spreadOf = ({ p10, p25, p50, p75, p90 }: Spread): Spread => ({ p10, p25, p50, p75, p90 })
const level = (hours: number): Spread => ({ p10: hours, p25: hours, p50: hours, p75: hours, p90: hours })
