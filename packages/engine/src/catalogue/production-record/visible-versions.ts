import { isDeepStrictEqual } from 'node:util'
import type { Fact } from '@sweeps/model'
import type { StoredRecord } from './production-records.js'
import { visibleFacts } from './visible-facts.js'

/**
 * The versions of a record as a reader may know them, the latest first, as they are given. A version that changed nothing the reader may see is
 * not among them; the first always is. The note of one that changed something else besides may name it: it is left empty.
 *
 * @param confidential whether the reader may see what is confidential
 */
export function visibleVersions(all: readonly StoredRecord[], confidential: boolean): StoredRecord[] {
  if (confidential) return [...all]
  return all.flatMap((version, index) => {
    const before = all[index + 1]
    const facts = visibleFacts(version.facts, false)
    const changed = !before || before.name !== version.name || !isDeepStrictEqual(facts, visibleFacts(before.facts, false))
    if (!changed) return []
    const wholly = isDeepStrictEqual(closedFacts(version.facts), closedFacts(before?.facts ?? []))
    return { ...version, facts, note: wholly ? version.note : '' }
  })
}

const closedFacts = (facts: readonly Fact[]): Fact[] => facts.filter(({ confidential }) => confidential === true)
