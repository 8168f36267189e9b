import type { SeasonReport } from '@sweeps/model'

/** An episode’s starters, and their share of all that started the season. */
export interface FunnelStep {
  episode: number
  starters: number | null
  share: number | null
}

export const funnelOf = ({ episodes, accounts }: Pick<SeasonReport, 'episodes' | 'accounts'>): FunnelStep[] =>
  episodes.map(({ episode, starters }) => ({
    episode,
    starters,
    share: starters === null || !accounts.starters ? null : starters / accounts.starters,
  }))
