import { type FeeShare, parseDay } from '@sweeps/model'
import type { KnownOn } from '../history/index.js'
import { seasonKey } from '../season-name.js'
import { type FeePart, type FeeShareRequest, type FeeSources, feeShares, monthByMonth } from '../value/index.js'

export type { FeeSources } from '../value/index.js'

/**
 * The fees of its first year so far, split over everything on the services that carry it. Null for a season that nobody carries, or that is
 * not out. Each month is read once for all seasons, for as long as `known` and the `changes` of viewing are the same.
 */
export async function feeShareOf(
  sources: FeeSources,
  known: KnownOfFees,
  of: SeasonOfFees,
  { fee, changes }: Fee,
): Promise<FeePart | null> {
  const request = requestOf(of, fee, known.day)
  const parts = request && (await feeShares(sources, request, byMonth(known, changes)))
  return parts?.find(part => part.title === of.title && part.season === of.season) ?? null
}

/**
 * What an hour of each of several seasons comes to by fees: months count in whole, so seasons that came out in the same month are measured
 * together, once for as long as `known` and the `changes` of viewing are the same.
 */
export async function feePerHourOf(
  sources: FeeSources,
  known: KnownOfFees,
  of: SeasonOfFees,
  { fee, changes }: Fee,
): Promise<number | null> {
  const request = requestOf(of, fee, known.day)
  if (!request) return null
  const { from, to, services } = request
  const key = JSON.stringify(['fees', changes, fee, from.slice(0, 7), to.slice(0, 7), services])
  const perHour = await known.made.once(
    key,
    async () => new Map((await feeShares(sources, request, byMonth(known, changes))).map(part => [seasonKey(part), part.perHour])),
  )
  return perHour.get(seasonKey(of)) ?? null
}

type KnownOfFees = Pick<KnownOn, 'made' | 'day'>

/** What an account pays a month, and how often viewing has changed. */
interface Fee {
  fee: number
  changes: number
}

const byMonth = ({ made }: KnownOfFees, changes: number) => monthByMonth((of, make) => made.once(`${changes} ${of}`, make))

/** A season, the services that carry it, and its premiere as far as it is known. */
export interface SeasonOfFees {
  title: string
  season: number
  services: readonly string[]
  premiere: string | null
}

function requestOf({ services, premiere }: SeasonOfFees, fee: number, asOf: string): FeeShareRequest | null {
  if (services.length === 0 || premiere?.length !== 10 || premiere > asOf) return null
  const year = parseDay(premiere, 'premiere').add({ days: 364 }).toString()
  return { fee, from: premiere, to: year < asOf ? year : asOf, asOf, services: [...services].sort() }
}

export function withoutWeeks({ title: _title, season: _season, unknown: _unknown, byWeek: _byWeek, ...share }: FeePart): FeeShare {
  return share
}
