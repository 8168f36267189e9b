/** Half a year: its first and last day. */
export interface HalfYear {
  from: string
  to: string
}

/** `2024H1`, as files of several reports name it. Undefined for anything else. */
export function halfYear(name: string): HalfYear | undefined {
  const [, year, half] = /^(2\d{3})H([12])$/.exec(name) ?? []
  if (!year) return undefined
  return half === '1' ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year}-07-01`, to: `${year}-12-31` }
}

/** The half-year that a report's heading tells: `Views from January to June 2024`, `July-December 2023`. Undefined when it tells none, or several. */
export function halfYearIn(heading: string): HalfYear | undefined {
  const years = new Set(heading.match(/\b2\d{3}\b/g) ?? [])
  const first = /\bJan(uary)?\b.*\bJune?\b/is.test(heading)
  const second = /\bJuly?\b.*\bDec(ember)?\b/is.test(heading)
  if (years.size !== 1 || first === second) return undefined
  return halfYear(`${[...years][0]}H${first ? 1 : 2}`)
}
