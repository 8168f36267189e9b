import { plainSlug, slug } from '@sweeps/model'

/** In front of a name, of languages in which one word is not another's verb: `Die Hart` is no hart. */
const articles = /^(?:the|an?|der|das|le|les|la|el|los|las|il|lo|gli|de|het)-(?=.)/

/**
 * What titles that may be one have in common: the slug without an article before it, anything in brackets, and a year at its end.
 * `The Office (US)`, `Office` and `the-office-2005` give `office`.
 */
export function nearKey(titleName: string): string {
  const whole = plainSlug(titleName)
  const bare = slug(titleName.replace(/[([][^)\]]*[)\]]/g, ' '))
    .replace(articles, '')
    .replace(/(?<=.)-(?:19\d\d|20[0-3]\d)$/, '')
  return bare || whole
}
