import type { SeasonPeers } from '@sweeps/model'
import { exactPeerShares } from '@sweeps/model/amounts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetchJson'
import { viewAddress } from './seasonQueries'
import type { SeasonView } from './seasonView'

/** How earlier seasons and peers did at the same age. Other peers of the same season may stand in while they are on their way. */
export const peersQuery = (view: SeasonView) => {
  const { title, season, window, tz, peers } = view
  return queryOptions({
    queryKey: ['season-peers', title, season, window, tz, peers],
    queryFn: async () => exactPeerShares(await fetchJson<SeasonPeers>(viewAddress(view, { of: '/peers' }))),
    placeholderData: (previous: SeasonPeers | undefined) =>
      previous?.title === title && (previous.season ?? 0) === Number(season) ? keepPreviousData(previous) : undefined,
  })
}
