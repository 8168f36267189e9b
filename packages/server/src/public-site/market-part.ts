import type { Edition } from '@sweeps/model'

/** Whether a part of an address is a market: two capital letters, which neither a week nor a file is. */
export const isMarket = (part: string): boolean => /^[A-Z]{2}$/.test(part)

/** The market of an edition; undefined of early ones, which are of the first market of their chart. */
export const marketOf = ({ lists }: Pick<Edition, 'lists'>): string | undefined => lists[0]?.market
