import { type Fact, type FactName, type FactOf, Problem, type ProductionRecord, type Reception } from '@sweeps/model'
import { type ProductionRecords, type StoredRecord, versionLine } from './production-records.js'
import { visibleVersions } from './visible-versions.js'

/** Facts that every season has, known or not. */
const everySeason: readonly FactName[] = [
  'service',
  'announced',
  'premiere',
  'release-pattern',
  'episodes',
  'runtime',
  'filming',
  'finale',
  'creator',
  'cast',
  'company',
  'cost',
  'score',
]

export interface RecordRequest {
  title: string
  season: number
  /** The latest when absent. */
  version?: number | undefined
  /** Whether the reader may see confidential facts. */
  confidential: boolean
}

/** A season's production record as a reader may see it. Throws `not-found`. */
export async function productionRecord(records: ProductionRecords, request: RecordRequest): Promise<ProductionRecord> {
  const { title, season, version, confidential } = request
  const all = visibleVersions(await records.versions(title, season), confidential)
  const stored = version === undefined ? all[0] : all.find(one => one.version === version)
  if (!stored) throw unknownRecord(request, all)
  const { facts } = stored
  return {
    title,
    season,
    name: stored.name,
    version: stored.version,
    made: stored.made,
    actor: stored.actor,
    facts,
    reception: receptionOf(facts),
    unknown: everySeason.filter(name => !facts.some(({ fact }) => fact === name)),
    confidential,
    versions: all.map(versionLine),
  }
}

/** The facts of one name. */
export const factsOf = <Name extends FactName>(facts: readonly Fact[], name: Name): FactOf<Name>[] =>
  facts.filter((fact): fact is FactOf<Name> => fact.fact === name)

/** Scores by who gave them and where, the oldest first; one without a day comes before the others. */
function receptionOf(facts: readonly Fact[]): Reception[] {
  const groups = new Map<string, Reception>()
  for (const { value, on, source } of factsOf(facts, 'score')) {
    const site = value.site ?? null
    const key = JSON.stringify([value.by, site])
    const group = groups.get(key) ?? { by: value.by, site, scores: [] }
    group.scores.push({ on: on ?? null, value: value.value, of: value.of, bound: value.bound ?? null, source })
    groups.set(key, group)
  }
  for (const { scores } of groups.values()) scores.sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? -1 : 1))
  return [...groups.values()]
}

function unknownRecord({ title, season, version }: RecordRequest, all: readonly StoredRecord[]): Problem {
  const name = season === 0 ? title : `${title}/${season}`
  if (all.length > 0) return new Problem('not-found', `the record of ${name} has no version ${version}: the latest is ${all[0]!.version}`)
  return new Problem('not-found', `nothing is recorded of the making of ${name}: import it, as with: sweeps import record FILE`)
}
