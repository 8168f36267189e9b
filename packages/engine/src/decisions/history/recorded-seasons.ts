import type { Fact, FactOf } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { factsOf, readFact, visibleFacts } from '../../catalogue/index.js'
import { groupBy } from '../../group-by.js'
import { defineQuery, type Store, sqlFile } from '../../store/index.js'
import { type EpisodeCost, episodeCost } from '../episode-cost.js'
import { knownFrom } from '../known-from.js'
import { type SeasonName, seasonKey } from '../season-name.js'

/** What critics or the audience gave a season somewhere, brought to 0–1. */
export interface RecordedScore {
  by: 'critics' | 'audience'
  /** Who published it; null: not said. */
  site: string | null
  value: number
  /** The first day on which it was known. */
  known: string
}

export interface RecordedCost extends EpisodeCost {
  known: string
}

/** The reception and the cost of a season, as its production record says them to anybody. */
export interface RecordedSeason {
  /** Slug. */
  title: string
  season: number
  /** By the day they were known, those of one day in the order of the record. */
  scores: RecordedScore[]
  costs: RecordedCost[]
}

const recordedFacts = defineQuery({
  tag: 'history.recorded',
  sql: sqlFile(import.meta.url, './recorded-facts.sql'),
  row: Type.Object({ title: Type.String(), season: Type.Integer(), fact: Type.String(), since: Type.String() }),
})
const cataloguedEpisodes = defineQuery({
  tag: 'history.episodes',
  sql: sqlFile(import.meta.url, './catalogued-episodes.sql'),
  row: Type.Object({ title: Type.String(), season: Type.Integer(), episodes: Type.Integer() }),
})

/** A fact, and the day since which it has been on record. */
type Dated = { fact: Fact; since: string }
type Line = Dated & SeasonName

/**
 * The scores and costs of all seasons that have a record, with the first day on which each was known: the day it was said on, or the last
 * that may be meant (2021: the end of that year); of what has no day, the day on which it was first on record. What is confidential is not read.
 *
 * @param catalogue the version that says how many episodes a season has, where its record does not
 */
export async function recordedSeasons(store: Store, catalogue: number): Promise<RecordedSeason[]> {
  const allLines = (await store.run(recordedFacts, {})).flatMap(({ fact, ...line }): Line[] =>
    visibleFacts([readFact(fact, `the record of ${seasonKey(line)}`)], false).map(fact => ({ ...line, fact })),
  )
  const seasons = groupBy(allLines, seasonKey)
  const lacking = [...seasons.values()].some(
    ofSeason => ofSeason.some(needsEpisodes) && !ofSeason.some(({ fact }) => fact.fact === 'episodes'),
  )
  const episodes = lacking ? await store.run(cataloguedEpisodes, { version: catalogue }) : []
  const counted = new Map(episodes.map(line => [seasonKey(line), line.episodes]))
  return [...seasons].flatMap(([key, lines]) => {
    const { title, season } = lines[0]!
    const facts = lines.map(({ fact }) => fact)
    const scores = lines.flatMap(scoreOf).sort(byDay)
    const costs = lines.flatMap(one => costOf(one, facts, counted.get(key) ?? null)).sort(byDay)
    return scores.length + costs.length === 0 ? [] : [{ title, season, scores, costs }]
  })
}

/** What of it was known on a day. */
export const recordedOn = (recorded: readonly RecordedSeason[], day: string): RecordedSeason[] =>
  recorded.map(({ scores, costs, ...season }) => ({
    ...season,
    scores: scores.filter(({ known }) => known <= day),
    costs: costs.filter(({ known }) => known <= day),
  }))

const byDay = (one: { known: string }, other: { known: string }): number =>
  one.known === other.known ? 0 : one.known < other.known ? -1 : 1
const needsEpisodes = ({ fact }: Dated): boolean => fact.fact === 'cost' && fact.value.per === 'season'
const dayOf = ({ fact, since }: Dated): string => (fact.on === undefined ? since : knownFrom(fact.on))

/** “Above 70 of 100” is no score, nor is 8 of 5. */
function scoreOf(line: Dated): RecordedScore[] {
  return factsOf([line.fact], 'score').flatMap(({ value: { by, value, of, bound, site } }: FactOf<'score'>) =>
    bound === 'above' || bound === 'below' || value > of ? [] : [{ by, site: site ?? null, value: value / of, known: dayOf(line) }],
  )
}

function costOf(line: Dated, facts: readonly Fact[], catalogued: number | null): RecordedCost[] {
  return factsOf([line.fact], 'cost').flatMap(({ value }: FactOf<'cost'>) => {
    const cost = episodeCost(value, facts, catalogued)
    return cost ? [{ ...cost, known: dayOf(line) }] : []
  })
}
