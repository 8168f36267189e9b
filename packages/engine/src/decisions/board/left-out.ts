import type { Board } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import type { Catalogue } from '../../catalogue/index.js'
import { defineQuery, Int64, type Store, sqlFile } from '../../store/index.js'

const films = defineQuery({
  tag: 'decisions.known-films',
  sql: sqlFile(import.meta.url, './known-films.sql'),
  row: Type.Object({ own: Int64, published: Int64 }),
})

/** How many films there are, one's own and those that others published figures of: nothing is decided of them here. */
export const knownFilms = ({ store, catalogue }: { store: Store; catalogue: Catalogue }) => store.one(films, { version: catalogue.version })

/** Seasons of a tab that are left out, by why. */
export interface LeftOutCounts {
  older: number
  final: number
  special: number
  film: number
}

/** What is left out of a tab, in words; what there is nothing of is not mentioned. */
export function leftOutWords({ older, final, special, film }: LeftOutCounts): Board['leftOut'] {
  const all: Board['leftOut'] = [
    { what: 'older', count: older, words: `${counted(older, 'season')} with a premiere more than two years ago` },
    { what: 'final', count: final, words: `${counted(final, 'final season')}: that no other follows was decided with the one before` },
    { what: 'special', count: special, words: counted(special, 'special') },
    { what: 'film', count: film, words: counted(film, 'film') },
  ]
  return all.filter(({ count }) => count > 0)
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
