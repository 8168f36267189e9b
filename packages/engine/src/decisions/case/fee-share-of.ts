import { type FeeShare, parseDay } from '@sweeps/model'
import type { Catalogue } from '../../catalogue/index.js'
import type { Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import { type FeePart, feeShares } from '../value/index.js'

export interface FeeSources {
  store: Store
  plays: Plays
  catalogue: Catalogue
}

/** Fees split once for seasons of one month and service: whoever asks about many of a day gives the same to each question. */
export type FeeSplits = Map<string, Promise<FeePart[]>>

/** The fees of its first year so far, split over everything on the services that carry it. */
export async function feeShareOf(
  { store, plays, catalogue }: FeeSources,
  { title, season }: { title: string; season: number },
  fee: number,
  premiere: string | null,
  asOf: string,
  splits: FeeSplits = new Map(),
): Promise<FeePart | null> {
  const services = [
    ...new Set((await catalogue.entries()).filter(row => row.title === title && row.season === season).map(row => row.service)),
  ]
  if (services.length === 0 || premiere?.length !== 10 || premiere > asOf) return null
  const year = parseDay(premiere, 'premiere').add({ days: 364 }).toString()
  const request = { fee, from: premiere, to: year < asOf ? year : asOf, asOf, services: services.sort() }
  // Months count in whole.
  const key = JSON.stringify({ ...request, from: premiere.slice(0, 7) })
  const split = splits.get(key) ?? feeShares({ store, plays, catalogue }, request)
  splits.set(key, split)
  return (await split).find(part => part.title === title && part.season === season) ?? null
}

export function withoutWeeks({ title: _title, season: _season, unknown: _unknown, byWeek: _byWeek, ...share }: FeePart): FeeShare {
  return share
}
