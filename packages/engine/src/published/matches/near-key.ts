import { slug } from '@sweeps/model'

/**
 * What titles that may be one have in common: the slug without an article before it, anything in brackets, and a year at its end.
 * `The Office (US)`, `Office` and `the-office-2005` give `office`.
 */
export function nearKey(titleName: string): string {
  const whole = slug(titleName)
  const bare = slug(titleName.replace(/[([][^)\]]*[)\]]/g, ' '))
    .replace(/^(?:the|an?)-(?=.)/, '')
    .replace(/(?<=.)-(?:19\d\d|20[0-3]\d)$/, '')
  return bare || whole
}
