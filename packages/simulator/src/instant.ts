import { DAY, dayName, dayNumber, HOUR, MINUTE, SECOND } from './day.js'

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const three = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'))
/**
 * Writes instants in milliseconds as the wire carries them, `2021-08-09T20:00:00.000Z`.
 *
 * Several times as fast as `toISOString`: it writes the date once for the many instants of a day.
 */
export function instantWriter(): (milliseconds: number) => string {
  let latest = { day: Number.NaN, name: '' }
  return milliseconds => {
    const day = dayNumber(milliseconds)
    if (day !== latest.day) latest = { day, name: dayName(day) }
    const within = milliseconds - day * DAY
    const hours = two[Math.floor(within / HOUR)]
    const minutes = two[Math.floor((within % HOUR) / MINUTE)]
    const seconds = two[Math.floor((within % MINUTE) / SECOND)]
    return `${latest.name}T${hours}:${minutes}:${seconds}.${three[within % SECOND]}Z`
  }
}
