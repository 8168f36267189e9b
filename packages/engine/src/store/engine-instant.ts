/** An instant as the engine reads it, `2021-08-09 20:00:00.000` in UTC: from epoch milliseconds, or ISO 8601 with milliseconds. */
export function engineInstant(at: number | string): string {
  const iso = typeof at === 'number' ? new Date(at).toISOString() : at
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`
}
