/** A share as people read it: 0.6 is 60 %. */
export const percent = (share: number, decimals = 0): string => `${(share * 100).toFixed(decimals)} %`

/** The same of what may not be known: null, for which a table has a dash. */
export const percentIfKnown = (share: number | null, decimals = 0): string | null => (share === null ? null : percent(share, decimals))
