import { didYouMean } from '@sweeps/model'
import type { CatalogueRow } from '../catalogue-row.js'
import { type Place, placeName } from '../place.js'

const mostNamed = 12

/** What there is instead of a place that the catalogue does not have, in words. */
export function placesNear(rows: readonly CatalogueRow[], { title, season }: Place): string {
  if (rows.length === 0) return 'it is empty: import one, as with: sweeps import catalogue FILE'
  const ofTitle = rows.filter(row => row.title === title)
  const ofSeason = ofTitle.filter(row => row.season === season)
  if (ofSeason.length > 0) return there(ofSeason.map(placeName))
  if (ofTitle.length > 0) return there(ofTitle.map(({ title, season }) => placeName({ title, season })))
  const words = title.split('-').filter(word => word.length > 2)
  const titles = rows.map(row => row.title)
  const alike = titles.filter(other => words.some(word => other.split('-').includes(word)))
  return `${there(alike.length > 0 ? alike : titles)}${didYouMean(title, titles)}`
}

function there(names: readonly string[]): string {
  const all = [...new Set(names)]
  const named = all.slice(0, mostNamed)
  return `there is ${named.join(', ')}${all.length > named.length ? ` and ${all.length - named.length} more` : ''}`
}
