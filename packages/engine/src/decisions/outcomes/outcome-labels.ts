/** What became of a season, in the words of an outcomes file. */
export const outcomeLabels = {
  returned: 'a next season was seen',
  cancelled: 'announced that there will be none',
  ended_after_s1: 'ended with its first season',
  not_seen_again: 'no next season was seen, and nobody said why',
  renewed_or_pending: 'still open',
  limited: 'made as one season: not asked and not learned from',
  not_first_season: 'a later season under a new name: not learned from',
} as const

export type OutcomeLabel = keyof typeof outcomeLabels
