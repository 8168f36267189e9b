import { catalogue, releaseDay } from './catalogue.js'
import { DEFAULT_START, startOf } from './options.js'
import { service } from './service.js'
import { titles } from './titles.js'

/** A line of a catalogue file. A film has neither season nor episode. */
export interface CatalogueRow {
  service: string
  content: string
  title: string
  /** The title as people read it. */
  title_name: string
  season: number | null
  episode: number | null
  name: string
  kind: 'series' | 'film'
  origin: 'original' | 'acquired'
  language: string
  /** Milliseconds. */
  runtime_ms: number
  /** A day, `2021-08-09`. */
  released: string
}

/** The catalogue of the fictional service, one row an episode or film, with release days that suit this first day. */
export function demoCatalogue(start: string = DEFAULT_START): CatalogueRow[] {
  return catalogue(startOf(start)).contents.map(content => {
    const { name: title_name, kind, origin, language } = titles[content.title]!
    const { id, slug, season, episode, name, runtime } = content
    const released = releaseDay(content)
    return {
      ...{ service: service.id, content: id, title: slug, title_name, season, episode, name },
      ...{ kind, origin, language, runtime_ms: runtime, released },
    }
  })
}
