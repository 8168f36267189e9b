/** An ISO 8601 duration of days, hours, minutes and seconds (`PT42M`, `PT1H2M3.5S`, `P1DT2H`) in milliseconds; null when it is none. */
export function isoDuration(text: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text.trim())
  if (!match || !/\d/.test(text)) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(part => Number(part ?? 0))
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)
}
