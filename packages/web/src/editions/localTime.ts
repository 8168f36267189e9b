/** The reader's own time zone, such as Europe/Berlin. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The instant of a local time as a field gives it (`2021-09-21T09:00`); undefined when it is empty or none. */
export function embargoInstant(local: string): string | undefined {
  // Without a zone, what has a time is read as local time.
  const at = local === '' ? Number.NaN : new Date(local).getTime()
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
