/** Days since 1970-01-01. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)
