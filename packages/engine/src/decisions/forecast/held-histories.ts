import { type LaunchLifts, launchesBy } from '../lift/index.js'
import { type PublishedHistory as AllHistory, publishedHistory as allHistory } from '../return/published-history.js'
import type { SeenSeason } from './history.js'
import { type OwnSources, ownHistory } from './own-history.js'
import { type HistorySources, type PublishedHistory, publishedHistory, type Recorded } from './published-history.js'

/** All that forecasts of one day rest on, read once for all of them. */
export interface HeldHistories {
  asOf: string
  published: PublishedHistory
  /** Read when a season is asked for that no published list knows. */
  own(): Promise<SeenSeason[]>
  lifts: LaunchLifts
}

/** Reads the seasons, or the films, as of the end of a day. */
export async function heldHistories(
  sources: HistorySources & OwnSources,
  kind: 'seasons' | 'films',
  asOf: string,
  /** All that is published, and all records, for whoever has asked for them already. */
  asked: { all?: Promise<AllHistory>; recorded?: Promise<Recorded> } = {},
): Promise<HeldHistories> {
  const reading = asked.all ?? allHistory(sources.store)
  const [published, all] = await Promise.all([publishedHistory(sources, kind, asOf, { ...asked, all: reading }), reading])
  let own: Promise<SeenSeason[]> | undefined
  return {
    ...{ asOf, published, lifts: launchesBy(all, asOf) },
    own: () => {
      own ??= ownHistory(sources, kind, asOf, asked.recorded)
      return own
    },
  }
}
