import { plainSlug } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { type CatalogueRow, changesInWords, contentKey, oddities } from '../catalogue/index.js'
import type { Engine } from '../engine.js'
import type { TitleFact } from '../plays/index.js'

/** What came of what a source says of titles. */
export const TitlesAdded = Type.Object({
  version: Type.Integer({ description: 'of the catalogue that holds now' }),
  added: Type.Integer({ description: 'contents that got a place; in a dry run, that would' }),
  placed: Type.Integer({ description: 'contents that had one already: it stays' }),
  changes: Type.Array(Type.String(), { description: 'in words, one line a change; the first hundred' }),
  odd: Type.Array(Type.String(), { description: 'what looks odd, or could not be placed, in words' }),
})
export type TitlesAdded = Static<typeof TitlesAdded>

const longestRuntime = 86_400_000

/**
 * Gives contents that nothing places the place that their source names, as one version that says so. What somebody has placed stays, and
 * what somebody has taken out stays out; it is undone like any import.
 */
export async function addTitles(
  engine: Engine,
  facts: readonly TitleFact[],
  { service, dryRun, actor, note }: { service: string; dryRun: boolean; actor: string; note: string },
): Promise<TitlesAdded> {
  const { rows, odd } = rowsOf(facts, service)
  const takenOut = rows.length === 0 ? new Set<string>() : await engine.catalogue.takenOut()
  let placed = 0
  let fresh: CatalogueRow[] = []
  const edited = await engine.catalogue.edit(
    stored => {
      const known = new Set(stored.map(contentKey))
      fresh = rows.filter(row => !known.has(contentKey(row)) && !takenOut.has(contentKey(row)))
      placed = rows.length - fresh.length
      odd.push(...oddities(fresh, stored))
      return [...stored, ...fresh]
    },
    { actor, note },
    { dryRun },
  )
  if (!dryRun && edited.changes.length > 0) engine.charts.changed('census')
  return { version: edited.version, added: fresh.length, placed, changes: changesInWords(edited.changes), odd }
}

/** Facts as rows of a catalogue; what has no place there is counted by the reason. */
function rowsOf(facts: readonly TitleFact[], service: string): { rows: CatalogueRow[]; odd: string[] } {
  const rows: CatalogueRow[] = []
  let nameless = 0
  for (const fact of facts) {
    const titleName = fact.title.trim().slice(0, 300).toWellFormed()
    const title = plainSlug(titleName)
    const film = fact.season === 0 && fact.episode === 0
    if (!title) nameless++
    else if (!inRange(fact.season) || !inRange(fact.episode)) nameless++
    else
      rows.push({
        service,
        content: fact.content,
        title,
        titleName,
        season: fact.season,
        episode: fact.episode,
        name: (fact.name.trim() || titleName).slice(0, 300).toWellFormed(),
        kind: film ? 'film' : 'series',
        origin: '',
        language: '',
        runtimeMs: fact.runtimeMs && fact.runtimeMs > 0 && fact.runtimeMs <= longestRuntime ? Math.round(fact.runtimeMs) : 0,
        released: isDay(fact.released) ? fact.released : null,
      })
  }
  const specials = rows.filter(({ kind, season }) => kind === 'series' && season === 0).length
  const odd = [
    ...(specials > 0 ? [`specials (season 0) count for their title, and for no season: ${specials}`] : []),
    ...(nameless > 0 ? [`${nameless} contents have a title or a number that makes no place: they stay under their own content id`] : []),
  ]
  return { rows, odd }
}

const inRange = (number: number): boolean => Number.isInteger(number) && number >= 0 && number <= 9999

/** Days that the calendar has, and that the engine can hold. */
function isDay(text: string | undefined): text is string {
  if (!text || !/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}
