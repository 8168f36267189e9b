import { type Fact, isolated, type Release, type ReleaseEdits, type ReleaseEvidence, type ReleaseParagraph } from '@sweeps/model'
import { factsOf } from '../catalogue/index.js'
import type { StoredEntry } from '../decisions/index.js'
import { audienceHeading, audienceParagraphs, bestFigure, deckOf } from './audience-section.js'
import type { CitedFigure } from './cited-figures.js'
import { Notes } from './notes.js'
import { outcomeWords } from './outcome-words.js'
import { citedNotes, seriesParagraphs } from './series-section.js'
import { count, dayInWords, listed, onDay } from './words.js'

export interface ReleaseParts {
  entry: StoredEntry
  /** Public facts alone. */
  facts: readonly Fact[]
  figures: readonly CitedFigure[]
  /** How the charts of these figures are to be read, a sentence or two each. */
  remarks: readonly string[]
  edits: ReleaseEdits
  evidence: ReleaseEvidence
}

/** Writes a release: what was decided and when, what the audience was, what the series is, and where every statement comes from. */
export function writeRelease({ entry, facts, figures, remarks, edits, evidence }: ReleaseParts): Release {
  const notes = new Notes()
  const context = tellingOf(entry, facts)
  const { headline } = outcomeWords(entry.outcome, context)
  const best = bestFigure(figures)
  const deck = best ? deckOf(best, context.kind, notes) : []
  const lead = leadOf(entry, facts, edits, notes)
  const audience = audienceParagraphs(figures, isolated(entry.name), notes)
  const series = seriesParagraphs(facts, isolated(entry.name), notes)
  return {
    headline: edits.correction ? `Correction: ${headline}` : headline,
    deck,
    place: edits.place,
    date: entry.on ?? entry.written.slice(0, 10),
    lead: edits.correction ? [{ text: `What is corrected: ${edits.correction}`, notes: [] }, ...lead] : lead,
    quotes: edits.quotes,
    sections: [
      ...(audience.length > 0 ? [{ heading: audienceHeading, paragraphs: audience }] : []),
      ...(series.length > 0 ? [{ heading: `About ${isolated(entry.name)}`, paragraphs: series }] : []),
    ],
    remarks: remarksOf(entry, figures, remarks, evidence),
    notes: notes.list,
    contact: edits.contact,
  }
}

/** What the words for an outcome need to know. */
export function tellingOf(entry: StoredEntry, facts: readonly Fact[]) {
  const film = factsOf(facts, 'kind')[0]?.value === 'film'
  const genre = factsOf(facts, 'genre').map(({ value }) => value)
  return {
    name: isolated(entry.name),
    kind: [...genre.slice(0, 1), film ? 'film' : 'series'].join(' '),
    season: entry.season,
    service: factsOf(facts, 'service')[0]?.value ?? null,
  }
}

function leadOf(entry: StoredEntry, facts: readonly Fact[], edits: ReleaseEdits, notes: Notes): ReleaseParagraph {
  const { statement } = outcomeWords(entry.outcome, tellingOf(entry, facts))
  const reported = entry.source !== null
  // The day stands before the text: `today` is that day.
  const day = entry.on === null ? '' : entry.on.length === 10 ? ' today' : ` ${onDay(entry.on)}`
  const when = reported ? `, it was reported${day}` : day && `, as was decided${day}`
  const context = [...factsOf(facts, 'service').slice(0, 1), ...factsOf(facts, 'genre').slice(0, 1)]
  const first = {
    text: `${statement}${when}.`,
    notes: [...(reported ? [notes.source(entry.source!, entry.note || undefined)] : []), ...citedNotes(context, notes)],
  }
  return [first, ...seasonRuns(entry, facts, notes), ...reasonRuns(entry, edits, notes)]
}

/** How many episodes, in which languages, when. */
function seasonRuns(entry: StoredEntry, facts: readonly Fact[], notes: Notes): ReleaseParagraph {
  const [episodes] = factsOf(facts, 'episodes')
  const [premiere] = factsOf(facts, 'premiere')
  const [release] = factsOf(facts, 'release-pattern')
  const languages = factsOf(facts, 'language')
  if (!premiere) return []
  const subject = episodes ? `The ${count(episodes.value)} episodes of season ${entry.season}` : `Season ${entry.season}`
  const tongue = languages.length > 0 ? `, in ${listed(languages.map(({ value }) => value))},` : ''
  const how = { 'all-at-once': 'came out all at once', weekly: 'came out week by week from', 'in-parts': 'came out in parts from' }
  const pattern = release ? how[release.value.pattern] : 'came out'
  const day = /from$/.test(pattern) ? dayInWords(premiere.value) : onDay(premiere.value)
  const cited = [episodes, ...languages, premiere, release].filter(fact => fact !== undefined)
  const finale = factsOf(facts, 'finale')
  return [
    { text: `${subject}${tongue} ${pattern} ${day}.`, notes: citedNotes(cited, notes) },
    ...finale.map(fact => ({ text: endings[fact.value], notes: citedNotes([fact], notes) })),
  ]
}

const endings = {
  closed: 'The season tells its story to the end.',
  open: 'The season has an open end.',
  cliffhanger: 'The season ends on a cliffhanger.',
}

/** What was reported outside, or what a person wrote for the release: the reason in the ledger stays inside. */
function reasonRuns(entry: StoredEntry, { because }: ReleaseEdits, notes: Notes): ReleaseParagraph {
  if (because) return [{ text: /[.!?]$/.test(because) ? because : `${because}.`, notes: [] }]
  if (entry.source === null) return []
  return [
    {
      text: `The reasons, as reported: ${entry.reason.replace(/\.$/, '')}.`,
      notes: [notes.source(entry.reasonSource ?? entry.source, entry.reasonSource ? undefined : entry.note || undefined)],
    },
  ]
}

function remarksOf(entry: StoredEntry, figures: readonly CitedFigure[], remarks: readonly string[], evidence: ReleaseEvidence): string[] {
  const frozen = figures.some(({ edition }) => edition !== null)
  return [
    ...(entry.source === null ? [] : ['This is put together from what was published; it is no statement of the service or of the makers.']),
    ...remarks,
    ...(figures.length > 0 && evidence.figures === 'today'
      ? [`Figures are as they were known on ${dayInWords(evidence.at.slice(0, 10))}, of weeks that were over when it was decided.`]
      : []),
    ...(frozen ? ['A figure with an edition can be made again and compared: sweeps verify, with the edition’s id.'] : []),
    'What is not said here is not known publicly.',
  ]
}
