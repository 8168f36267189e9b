import type { Fact, FactName, ProductionRecord } from '@sweeps/model'
import { roughDayWords } from '../../../ui/format/dates'

/** One value of a fact, in words. */
export interface FactWords {
  words: string
  note: string | null
  source: string
  confidential: boolean
}

/** A fact by its name, with everything that is said of it; nothing where it is not known. */
interface FactLine {
  name: string
  values: FactWords[]
}

/** Facts that stand elsewhere: on the timeline, among the scores, among the published figures. */
type Elsewhere = 'announced' | 'filming' | 'interruption' | 'premiere' | 'score' | 'figure'

const names: Record<Exclude<FactName, Elsewhere>, string> = {
  service: 'Service',
  kind: 'Kind',
  origin: 'Origin',
  genre: 'Genre',
  language: 'Languages',
  episodes: 'Episodes',
  episode: 'Episodes by name',
  runtime: 'Runtime',
  'release-pattern': 'Released',
  finale: 'How it ends',
  creator: 'Created by',
  showrunner: 'Showrunners',
  'executive-producer': 'Executive producers',
  company: 'Companies',
  cast: 'Cast',
  cost: 'Cost',
  'cost-statement': 'Said of the cost',
  'production-time': 'Time in production',
  'production-note': 'Also known',
  id: 'Known elsewhere as',
}

/** What is called otherwise where nothing is known of it. */
const unknownNames: Partial<Record<FactName, string>> = {
  announced: 'Announced',
  premiere: 'Premiere',
  filming: 'Filming',
  score: 'Scores',
}

/** Every fact that is known, in a fixed order, and those that every season has and nobody knows here. */
export function factLines({ facts, unknown }: Pick<ProductionRecord, 'facts' | 'unknown'>): FactLine[] {
  const known = (Object.keys(names) as (keyof typeof names)[]).flatMap(name => {
    const values = facts.filter(({ fact }) => fact === name)
    return values.length === 0 && !unknown.includes(name) ? [] : [{ name: names[name], values: values.map(inWords) }]
  })
  const rest = unknown.flatMap(name => (name in names ? [] : [{ name: unknownNames[name] ?? name, values: [] }]))
  return [...known, ...rest]
}

const inWords = (fact: Fact): FactWords => ({
  words: wordsOf(fact),
  note: [fact.on && roughDayWords(fact.on), fact.note].filter(Boolean).join(', ') || null,
  source: fact.source,
  confidential: fact.confidential === true,
})

const patterns = { 'all-at-once': 'all episodes at once', weekly: 'week by week', 'in-parts': 'in parts' }
const finales = { closed: 'closed', open: 'open', cliffhanger: 'on a cliffhanger' }
const kinds = { series: 'series', 'limited-series': 'limited series', film: 'film' }

function wordsOf(fact: Fact): string {
  switch (fact.fact) {
    case 'runtime':
      return fact.value.of === 'season' ? `${minutes(fact.value.minutes)} in all` : `${minutes(fact.value.minutes)} an episode on average`
    case 'episode': {
      const { number, name, minutes: length } = fact.value
      return `${number}. ${name ?? 'name not known'}${length === undefined ? '' : `, ${minutes(length)}`}`
    }
    case 'release-pattern':
      return patterns[fact.value.pattern]
    case 'finale':
      return finales[fact.value]
    case 'kind':
      return kinds[fact.value]
    case 'cast':
      return fact.value.role ? `${fact.value.actor} as ${fact.value.role}` : fact.value.actor
    case 'cost':
      return `${fact.value.amount.toLocaleString('en')} ${fact.value.currency} ${fact.value.per === 'episode' ? 'an episode' : 'for the season'}`
    case 'cost-statement':
      return `“${fact.value.text}”, ${fact.value.by}`
    case 'production-time':
      return fact.value.years === 1 ? '1 year' : `${fact.value.years} years`
    case 'id':
      return `${fact.value.of} ${fact.value.value}`
    default:
      return String(fact.value)
  }
}

const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count.toLocaleString('en')} minutes`)
