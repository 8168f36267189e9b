import { Problem } from '@sweeps/model'
import { type CatalogueRow, contentKey } from './catalogue-row.js'
import { placeName, readPlace, standsAt } from './place.js'
import { placesNear } from './remap/places-near.js'

/** What to take out of the catalogue: titles, seasons, episodes, or one content of a service. */
export type Removal = { places: string[] } | { service: string; content: string }

/** The catalogue without some of its rows. Throws `not-found` for what it does not have. */
export function removeRows(stored: readonly CatalogueRow[], removal: Removal): CatalogueRow[] {
  if ('content' in removal) {
    const left = stored.filter(row => contentKey(row) !== contentKey(removal))
    if (left.length === stored.length)
      throw new Problem('not-found', `the catalogue has no content "${removal.content}" of ${removal.service}`)
    return left
  }
  const places = removal.places.map(readPlace)
  const missing = places.find(place => !stored.some(row => standsAt(row, place)))
  if (missing) throw new Problem('not-found', `the catalogue has no ${placeName(missing)}; ${placesNear(stored, missing)}`)
  return stored.filter(row => !places.some(place => standsAt(row, place)))
}
