const known = new Map<string, number>()

/** Days since 1970-01-01. Few days are asked for often. */
export function dayNumber(day: string): number {
  let number = known.get(day)
  if (number === undefined) {
    number = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
    known.set(day, number)
  }
  return number
}

export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)
