import type { RenewalCase } from '@sweeps/model'

/** Whether it is known what became of the season: then there is no probability any more, only that. */
export const knownReturn = ({ probabilityOfReturn: { p, low, high } }: Pick<RenewalCase, 'probabilityOfReturn'>): boolean =>
  p !== null && p === low && p === high && (p === 0 || p === 1)
