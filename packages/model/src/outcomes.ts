/** What the ledger can say of a season, in the order in which a life has them. */
export const outcomes = ['pitch', 'greenlight', 'undecided', 'renewed', 'cancelled', 'final-season', 'ended', 'revived'] as const
