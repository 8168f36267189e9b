import type { Overview } from '@sweeps/model'

/** So many titles that are playing. */
const most = 10

/** What is playing, the most played first: how many plays in all, and of which titles. */
export const playingOf = (playing: Overview['playing']['titles']): Overview['playing'] => ({
  plays: playing.reduce((sum, { plays }) => sum + plays, 0),
  titles: playing.slice(0, most),
})
