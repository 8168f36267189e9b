import type { Fact, FactName, FactOf, ReleaseParagraph, ReleaseRun } from '@sweeps/model'
import { factsOf } from '../catalogue/index.js'
import type { Notes } from './notes.js'
import { capital, count, dayInWords, listed } from './words.js'

/** Who made it and how, from the public facts of the record. Of what is not known nothing is said. */
export function seriesParagraphs(facts: readonly Fact[], name: string, notes: Notes): ReleaseParagraph[] {
  const run = (text: string, cited: readonly Fact[]): ReleaseRun => ({ text, notes: citedNotes(cited, notes) })
  const of = <Name extends FactName>(fact: Name) => factsOf(facts, fact)
  return [makers(of, name, run), production(of, run), cost(of, run), reception(of, run)].filter(paragraph => paragraph.length > 0)
}

type Of = <Name extends FactName>(fact: Name) => FactOf<Name>[]
type Run = (text: string, cited: readonly Fact[]) => ReleaseRun

/** Notes of facts, each once, in order. */
export const citedNotes = (facts: readonly Fact[], notes: Notes): number[] => [
  ...new Set(facts.map(({ source, note }) => notes.source(source, note))),
]

function makers(of: Of, name: string, run: Run): ReleaseRun[] {
  const runs: ReleaseRun[] = []
  const people = (
    fact: 'creator' | 'showrunner' | 'executive-producer' | 'company',
    words: (names: string, many: boolean) => string,
  ): void => {
    const facts = of(fact)
    if (facts.length > 0) runs.push(run(words(listed(facts.map(({ value }) => value)), facts.length > 1), facts))
  }
  people('creator', names => `${name} was created by ${names}.`)
  people('showrunner', (names, many) => `${names} ${many ? 'were its showrunners' : 'was its showrunner'}.`)
  const cast = of('cast')
  if (cast.length > 0) {
    const roles = cast.map(({ value: { actor, role } }) => (role ? `${actor} (${role})` : actor))
    runs.push(run(`The cast includes ${listed(roles)}.`, cast))
  }
  people('executive-producer', (names, many) => `${names} ${many ? 'were executive producers' : 'was executive producer'}.`)
  people('company', names => `It was produced with ${names}.`)
  return runs
}

function production(of: Of, run: Run): ReleaseRun[] {
  const runs: ReleaseRun[] = []
  const filming = of('filming')
  if (filming.length > 0) runs.push(run(`It was filmed in ${listed(filming.map(({ value }) => value.place))}.`, filming))
  for (const fact of of('interruption')) {
    const { cause, place, from, to } = fact.value
    const where = place ? ` in ${place}` : ''
    const when = from ? (to ? ` from ${dayInWords(from)} to ${dayInWords(to)}` : ` in ${dayInWords(from)}`) : ''
    runs.push(run(`Filming${where} was interrupted${when} by ${cause}.`, [fact]))
  }
  for (const fact of of('production-time')) runs.push(run(`The production took ${count(fact.value.years)} years.`, [fact]))
  return runs
}

function cost(of: Of, run: Run): ReleaseRun[] {
  const amount = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
  const costs = of('cost').map(fact =>
    run(`It cost ${fact.value.currency} ${amount.format(fact.value.amount)} ${fact.value.per === 'episode' ? 'an episode' : 'in all'}.`, [
      fact,
    ]),
  )
  const statements = of('cost-statement').map(fact => run(`${capital(fact.value.by)} said that ${fact.value.text}.`, [fact]))
  const nothing = costs.length === 0 && statements.length > 0 ? [run('No amount has been made public.', [])] : []
  return [...costs, ...statements, ...nothing]
}

function reception(of: Of, run: Run): ReleaseRun[] {
  return of('score').map(fact => {
    const { by, value, of: scale, bound, site } = fact.value
    const score = scale === 100 ? `${value} %` : `${value} of ${scale}`
    const where = site ? ` on ${site}` : ''
    const when = fact.on ? ` (${dayInWords(fact.on)})` : ''
    return run(`${by === 'critics' ? 'Critics' : 'Its audience'} rated it ${bound ? `${bound} ` : ''}${score}${where}${when}.`, [fact])
  })
}
