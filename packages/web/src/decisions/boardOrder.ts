import type { BoardSeason } from '@sweeps/model'

/** In which order seasons wait, in words. What is not known comes last. */
export const orders = { premiere: 'the latest premiere', worth: 'the highest worth', risk: 'the lowest chance to earn its cost' } as const
export type Order = keyof typeof orders

/** As the server has them they are by premiere. */
export function inOrder(seasons: BoardSeason[], order: Order): BoardSeason[] {
  if (order === 'premiere') return seasons
  const known = ({ case: of }: BoardSeason): number | null =>
    order === 'worth' ? (of?.value ? -of.value.p50 : null) : (of?.probabilityEarnsCost ?? null)
  return seasons.toSorted((one, other) => (known(one) ?? Number.POSITIVE_INFINITY) - (known(other) ?? Number.POSITIVE_INFINITY) || 0)
}
