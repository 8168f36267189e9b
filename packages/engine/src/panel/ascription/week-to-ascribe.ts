import type { Catalogue } from '../../catalogue/index.js'
import { everyEpoch, type Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import type { PanelDefinition } from '../definition.js'
import { type CensusPlayRow, censusPlays, playGroups } from './census-plays.js'
import { type DonorRow, donorSessions } from './donors.js'

/**
 * What the ascription of a week needs: sessions of the panel's homes, and plays of the census in its market.
 *
 * @param edges where the days of the week begin and the last ends, in epoch milliseconds
 */
export async function weekToAscribe(
  { store, catalogue }: { store: Store; plays: Plays; catalogue: Catalogue },
  { id, market, census }: PanelDefinition,
  edges: readonly number[],
): Promise<{ donors: DonorRow[]; plays: CensusPlayRow[] }> {
  const of = { epoch: everyEpoch, version: catalogue.version, edges, services: census?.services ?? [] }
  return {
    donors: await store.run(donorSessions, { ...of, panel: id }),
    plays: await store.run(censusPlays, { ...of, market, groups: playGroups, from: edges[0]!, to: edges.at(-1)! }),
  }
}
