import { type Fact, type FactName, factNames, type NoFact, Problem, parseDay, parseJson, plainSlug, RecordFile, slug } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'

const File = Compile(RecordFile)

/** Names of facts that a season has one of. */
const single = new Set<FactName>([
  'service',
  'kind',
  'origin',
  'episodes',
  'announced',
  'premiere',
  'release-pattern',
  'production-time',
  'finale',
])

/** Reads a production record. Reads all of it or throws `invalid-file`, naming the place. */
export function readRecord(text: string): RecordFile {
  const file = parsed(text)
  if (!File.Check(file)) throw refusal(file)
  const record = file as RecordFile
  if (slug(record.title) !== record.title) throw bad('/title', `"${record.title}" is no slug; "${plainSlug(record.title)}" would be`)
  record.facts.forEach((fact, index) => {
    const twin = single.has(fact.fact) && record.facts.findIndex(other => sameKind(other, fact))
    if (twin !== false && twin !== index) throw bad(`/facts/${index}`, `${fact.fact} is given in /facts/${twin} already: a season has one`)
    checkDays(fact.value, `/facts/${index}`)
    if ('on' in fact) checkDays(fact.on, `/facts/${index}/on`)
  })
  record.decisions?.forEach(({ on }, index) => {
    checkDays(on, `/decisions/${index}/on`)
  })
  return record
}

/** Of one name, and both public or both confidential: what a file says of these replaces what was held. */
export const sameKind = (one: Fact | NoFact, other: Fact | NoFact): boolean =>
  one.fact === other.fact && Boolean(one.confidential) === Boolean(other.confidential)

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new Problem('invalid-file', `the record is no JSON: ${(error as Error).message}`)
  }
}

/** A name that no fact has is said as such; else the checker's own words, with the place. */
function refusal(file: unknown): Problem {
  const facts = (file as { facts?: unknown } | null)?.facts
  const strange = Array.isArray(facts) ? facts.findIndex(fact => !factNames.includes(fact?.fact)) : -1
  if (strange >= 0)
    return bad(
      `/facts/${strange}/fact`,
      `"${(facts as { fact?: unknown }[])[strange]?.fact}" is no fact; there are ${factNames.join(', ')}`,
    )
  // TRICKY: of a union the checker tells what is wrong with every alternative; the fact's own name says which of them is meant.
  const errors = [...File.Errors(file)]
  const [, at] = /^\/facts\/(\d+)/.exec(errors[0]?.instancePath ?? '') ?? []
  if (at !== undefined && Array.isArray(facts)) {
    const name = (facts[Number(at)] as { fact: FactName }).fact
    return bad(`/facts/${at}`, `this is not as a fact "${name}" is written: it needs a value of its shape and a source`)
  }
  const [first] = errors
  const fault = first?.message === 'schema is false' ? 'is no member of a record: check its spelling' : first?.message
  return bad(first?.instancePath || 'the record', fault ?? 'is not as a record is written')
}

/** A full day must be in the calendar; the shape alone lets 2021-02-31 pass. */
function checkDays(value: unknown, place: string): void {
  if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) checkDays(part, `${place}/${name}`)
  else if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    try {
      parseDay(value, place)
    } catch {
      throw bad(place, `"${value}" is no day`)
    }
}

const bad = (place: string, reason: string): Problem => new Problem('invalid-file', `${place}: ${reason}; nothing was imported`, { place })
