import { dayStart, Problem } from '@sweeps/model'
import type { Catalogue } from '../catalogue/index.js'
import type { PanelSeason, Panels } from '../panel/index.js'
import type { Store } from '../store/index.js'
import { findSeason } from './find-season.js'
import { scopeOf } from './scope.js'
import { parseSeasonQuery, type SeasonRequest } from './season-query.js'

/** Longer windows than this are asked of the census: few homes of a panel stay so long. */
const longest = 92

/** A season's window as a panel saw it, in whole days of the panel's zone from its release on. Throws `not-found`, `cannot-weigh`. */
export async function seasonOfPanel(
  { store, catalogue, panels }: { store: Store; catalogue: Catalogue; panels: Panels },
  { panel, by, ...request }: SeasonRequest & { panel: string; by?: string | undefined },
): Promise<PanelSeason> {
  const { zone } = panels.named(panel)
  const { title, season, window } = parseSeasonQuery({ ...request, tz: zone })
  if (window > longest) throw new Problem('invalid-request', `window: a panel has windows of up to ${longest} days, not ${window}`)
  const found = await findSeason(store, { title, season }, catalogue.version)
  const from = dayStart(found.released, zone)
  const { services, contents, numbers } = scopeOf(found, { from, to: from, epoch: 0 })
  return panels.season(panel, {
    ...{ title, season, from: found.released, days: window, by },
    ...{ services, contents, numbers },
    runtimes: new Map(found.episodes.map(({ episode, runtimeMs }) => [episode, runtimeMs])),
  })
}
