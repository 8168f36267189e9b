import type { TitleIndexPage } from '@sweeps/model'
import type { Engine } from '../engine.js'
import { plainText } from '../search/index.js'
import { theirs } from './keep-to-services.js'
import type { Call } from './operation.js'

const usual = 200

interface Wanted {
  letter?: string | undefined
  own?: boolean | undefined
  limit?: number | undefined
  offset?: number | undefined
}

/** Titles by name: a page of them, or all that begin with a letter as a table. */
export async function titleIndex(
  { names }: Engine,
  { letter, own, limit = usual, offset = 0 }: Wanted,
  { whole, services }: Pick<Call, 'whole' | 'services'>,
): Promise<TitleIndexPage> {
  const { titles } = await names.search(theirs(services))
  const of = titles.filter(title => own === undefined || title.own === own)
  const counts = new Map<string, number>()
  for (const { name } of of) counts.set(firstLetter(name), (counts.get(firstLetter(name)) ?? 0) + 1)
  const begun = letter ? of.filter(({ name }) => firstLetter(name) === letter.toUpperCase()) : of
  return {
    titles: (whole ? begun : begun.slice(offset, offset + limit)).map(({ title, name, seasons, own }) => ({
      ...{ title, name, own },
      seasons: [...seasons],
    })),
    all: begun.length,
    letters: [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([letter, titles]) => ({ letter, titles })),
  }
}

/** A to Z, `#` for what begins with none of them. */
function firstLetter(name: string): string {
  const first = (/[\p{L}\p{N}]/u.exec(plainText(name))?.[0] ?? '').toUpperCase()
  return /^[A-Z]$/.test(first) ? first : '#'
}
