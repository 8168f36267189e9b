import { didYouMean, Problem, type SeasonPeers } from '@sweeps/model'
import { rowsCsv } from '../../tables/index.js'

/** The tables of a comparison that can be had as CSV. */
export const peersTables = ['seasons', 'standings', 'days', 'weeks'] as const
export type PeersTable = (typeof peersTables)[number]

/** One table of a comparison as CSV, a header first; what is not known or not shown is empty. */
export function peersTable(peers: SeasonPeers, table: string): string {
  if (!(peersTables as readonly string[]).includes(table))
    throw new Problem('invalid-request', `table: "${table}" is not known; use ${peersTables.join(', ')}${didYouMean(table, peersTables)}`)
  return rowsCsv(rowsOf(peers, table as PeersTable))
}

function rowsOf({ seasons, standings, age }: SeasonPeers, table: PeersTable): Record<string, string | number | null>[] {
  switch (table) {
    case 'seasons':
      return seasons.map(({ title, titleName, season, released, relation, figures }) => ({
        ...{ relation, title, titleName, season, released, age },
        ...figures,
      }))
    case 'standings':
      return standings
    default:
      return seasons.flatMap(({ title, season, relation, [table]: rows }) => rows.map(row => ({ relation, title, season, ...row })))
  }
}
