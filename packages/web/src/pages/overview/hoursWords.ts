import { figureWords } from '../../ui/format/figureWords'

/** Hours as `3,200 hours`; less than one in minutes, so that a little is not nothing. */
export function hoursWords(hours: number): string {
  const minutes = Math.round(hours * 60)
  if (hours > 0 && minutes < 60) return minutes === 0 ? 'under a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`
  const words = figureWords.amount(hours)
  return `${words} ${words === '1' ? 'hour' : 'hours'}`
}
