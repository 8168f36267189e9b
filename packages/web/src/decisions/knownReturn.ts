import type { RenewalCase } from '@sweeps/model'

/** What is known of what became of the season; null: it is open, and there is a probability. */
export function knownReturn({
  probabilityOfReturn: { known },
}: Pick<RenewalCase, 'probabilityOfReturn'>): 'returned' | 'not so far' | null {
  if (known === 'returned') return 'returned'
  return known === 'not-returned' ? 'not so far' : null
}
