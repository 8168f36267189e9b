import type { Quote, Release, ReleaseEdits } from '@sweeps/model'

/** What a person is typing into a release. */
export interface Typed {
  quotes: Quote[]
  because: string
  place: string
  contact: string
}

export const typedFrom = ({ quotes, because, place, contact }: ReleaseEdits): Typed => ({
  quotes,
  because: because ?? '',
  place: place ?? '',
  contact: contact ?? '',
})

/** What is typed, as the server takes it. */
export const editsOf = ({ quotes, because, place, contact }: Typed) => ({
  ...{ because: because.trim() || null, place: place.trim() || null, contact: contact.trim() || null },
  allQuotes: wholeQuotes(quotes),
})

/** A release as it will be with what is typed, until the server's own preview is there: that has the reason worked in too. */
export const withEdits = (release: Release, { quotes, place, contact }: Typed): Release => ({
  ...release,
  quotes: wholeQuotes(quotes),
  place: place.trim() || null,
  contact: contact.trim() || null,
})

/** A quote needs who said it and the words. */
export const wholeQuotes = (quotes: Quote[]): Quote[] =>
  quotes.map(({ by, words }) => ({ by: by.trim(), words: words.trim() })).filter(({ by, words }) => by !== '' && words !== '')

export const sameTyped = (one: Typed, other: Typed): boolean =>
  JSON.stringify({ ...one, quotes: wholeQuotes(one.quotes) }) === JSON.stringify({ ...other, quotes: wholeQuotes(other.quotes) })
