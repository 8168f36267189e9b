import type { SeasonReport } from './season.js'
import type { SeasonPeers } from './season-peers.js'

/**
 * The share that `part` is of `whole`, where an answer has it rounded to four decimals: to round that once more would make 54.55 and then
 * 54.6 % of 12 in 22, which are 54.545 %. As in the answer where it is not made of these two, as a rate that leaves some of the whole out.
 */
function exact<Share extends number | null>(share: Share, part: number | null, whole: number | null): Share | number {
  if (share === null || part === null || !whole) return share
  return Number((part / whole).toFixed(4)) === share ? part / whole : share
}

/** A report with its shares unrounded, as far as its amounts tell them: for whoever rounds them to be read. */
export function exactShares(report: SeasonReport): SeasonReport {
  const ofHours = <Part extends { watchedMs: number | null; share: number | null }>(parts: readonly Part[]): Part[] =>
    parts.map(part => ({ ...part, share: exact(part.share, part.watchedMs, report.watchedMs) }))
  const starters = new Map(report.episodes.map(of => [of.episode, of.starters]))
  return {
    ...report,
    accounts: withRate(report.accounts),
    viewers: withRate(report.viewers),
    episodes: report.episodes.map(of => ({ ...withRate(of), carryOver: exact(of.carryOver, of.carriedOver, of.starters) })),
    weeks: report.weeks.map((of, at) => ({ ...of, decay: exact(of.decay, of.watchedMs, report.weeks[at - 1]?.watchedMs ?? null) })),
    retention: report.retention.map(of => ({
      ...of,
      drops: of.drops.map(drop => ({ ...drop, share: exact(drop.share, drop.accounts, starters.get(of.episode) ?? null) })),
    })),
    daysToComplete: {
      ...report.daysToComplete,
      spread: report.daysToComplete.spread.map(of => ({ ...of, share: exact(of.share, of.completers, report.accounts.completers) })),
    },
    screens: ofHours(report.screens),
    markets: ofHours(report.markets),
    hoursOfDay: ofHours(report.hoursOfDay),
  }
}

/** The same of seasons side by side. */
export function exactPeerShares(peers: SeasonPeers): SeasonPeers {
  const seasons = peers.seasons.map(of => ({ ...of, figures: withRate(of.figures) }))
  const rate = seasons.find(({ relation }) => relation === 'this')?.figures.completionRate ?? null
  return {
    ...peers,
    seasons,
    standings: peers.standings.map(of => (of.figure === 'completionRate' && rate !== null ? { ...of, value: rate } : of)),
  }
}

const withRate = <Figures extends { completionRate: number | null; completers: number | null; starters: number | null }>(
  of: Figures,
): Figures => ({ ...of, completionRate: exact(of.completionRate, of.completers, of.starters) })
