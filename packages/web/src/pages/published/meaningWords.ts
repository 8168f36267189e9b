import { shortName } from '../../ui/format/shortName'
import type { UnresolvedName } from './matchQuery'
import type { Meaning } from './placeOf'

/** The key of a name among those in doubt. */
export const keyOf = ({ source, name, assigned }: UnresolvedName): string => JSON.stringify([source, name, assigned])

/** What a name is taken for, as it is called: `Noise, season 1`. */
export const takenFor = ({ titleName, season }: Pick<UnresolvedName, 'titleName' | 'season'>): string =>
  shortName(titleName, season || null)

/** A choice that a name has. */
export interface Choice {
  meaning: Meaning
  /** As it is called. */
  name: string
  keeps: boolean
}

/**
 * What a name may mean, as far as it is known: another title that is called so, or what it is taken for. A name that shares the number of another
 * has itself as its candidate: only a person knows the number.
 */
export function choicesOf(of: UnresolvedName): Choice[] {
  const { assigned, season, why, candidates } = of
  const others = why === 'season' ? [] : candidates
  return [
    ...others.map(({ title, name }): Choice => ({ meaning: { title }, name: shortName(name, season || null), keeps: false })),
    { meaning: { title: assigned }, name: takenFor(of), keeps: true },
  ]
}

/** Whether which season it is is what is in doubt: then a number settles it. */
export const wantsSeason = ({ why }: UnresolvedName): boolean => why === 'season' || why === 'unread-season'
