/** Which season, when, as known when: the parameters that every question about a season has. */
export type Scope = Readonly<{
  title: string
  season: number
  /** Epoch milliseconds; `to` exclusive. */
  from: number
  to: number
  /** Viewing heard up to this epoch, the catalogue of this version. */
  epoch: number
  version: number
}>
