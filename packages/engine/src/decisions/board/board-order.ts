import { type BoardSeason, type BoardSort, nameKey } from '@sweeps/model'

/** Orders the seasons of a board; what is not known comes last, and what is equal stays in the order it came in. */
export const boardOrder: Readonly<Record<BoardSort, (one: BoardSeason, other: BoardSeason) => number>> = {
  premiere: smallest(({ daysSincePremiere }) => daysSincePremiere),
  worth: smallest(({ case: of }) => (of?.value ? -of.value.p50 : null)),
  risk: smallest(({ case: of }) => of?.probabilityEarnsCost ?? null),
  decided: (one, other) => compare(other.since ?? '', one.since ?? ''),
  name: (one, other) => compare(nameKey(one.name).toLowerCase(), nameKey(other.name).toLowerCase()) || one.season - other.season,
}

/** Orders that rest on what cases come to. */
export const byCase = (sort: BoardSort): boolean => sort === 'worth' || sort === 'risk'

function smallest(of: (season: BoardSeason) => number | null) {
  const known = (season: BoardSeason): number => of(season) ?? Number.POSITIVE_INFINITY
  return (one: BoardSeason, other: BoardSeason): number => (known(one) === known(other) ? 0 : known(one) - known(other))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
