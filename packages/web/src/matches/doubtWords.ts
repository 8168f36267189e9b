import { dayWords } from '../shell/dayWords'
import type { Doubt } from './matchQuery'

/** Why a name is in doubt, as a sentence. */
export function whyWords({ why, candidates }: Doubt): string {
  const names = candidates.map(({ name, ours }) => `“${name}”${ours ? ' of the catalogue' : ''}`).join(', ')
  if (why === 'season') return `${names} has the same season number.`
  if (why === 'other-spelling') return `What follows // is another title: ${names}.`
  return `Another title is called nearly so: ${names}.`
}

/** When it was listed; a week is named by its first day. */
export const whenWords = ({ from, to }: Doubt): string => (from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`)
