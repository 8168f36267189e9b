const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 })
const short = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** An instant by the reader's own clock: `20:15:07.4`. */
export const formatClock = (instant: string | number | Date): string => clock.format(new Date(instant))

/** The same without tenths, for an axis. */
export const formatSecond = (instant: number): string => short.format(new Date(instant))

/** A length or a playhead: `0:07.4`, `12:30.0`. */
export function formatPosition(ms: number): string {
  const tenths = Math.round(ms / 100)
  const minutes = Math.floor(tenths / 600)
  const seconds = (tenths % 600) / 10
  return `${minutes}:${seconds.toFixed(1).padStart(4, '0')}`
}
