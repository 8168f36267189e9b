import { percentWords } from '@sweeps/model/plain'

/** A share as people read it: 0.6 is 60 %. In a terminal lines do not break, and people search them for plain spaces. */
export const percent = (share: number, decimals = 0): string => percentWords(share, decimals, ' ')

/** The same of what may not be known: null, for which a table has a dash. */
export const percentIfKnown = (share: number | null, decimals = 0): string | null => (share === null ? null : percent(share, decimals))
