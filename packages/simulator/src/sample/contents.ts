import { slug } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { catalogueCsv } from '../catalogue-csv.js'
import { dayName, dayNumber, SECOND } from '../day.js'
import type { CatalogueRow } from '../demo-catalogue.js'
import { startOf } from '../options.js'
import { service } from '../service.js'
import { type SampleSeason, sampleFilms, sampleLibrary, sampleSeasons } from './seasons.js'

/** Something of the sample that can be played. */
export interface SampleContent {
  id: string
  of: SampleSeason
  /** null: a film. */
  episode: number | null
  /** Whole seconds. */
  runtime: number
  /** Day of its release, counted from the day of loading. */
  released: number
}

const plans = [...sampleSeasons, ...sampleFilms, ...sampleLibrary]
/** The titles of 2021 have lower numbers. */
const firstNumber = 101

/** All that can be played, season after season; `plays` name a content by its place here. It is the same for every seed and day. */
export function sampleContents(): SampleContent[] {
  const numbers = new Map([...new Set(plans.map(({ name }) => name))].map((name, at) => [name, firstNumber + at]))
  return plans.flatMap((of, place) => {
    const luck = random(0, 1000 + place)
    return Array.from({ length: of.episodes }, (_, at): SampleContent => {
      const runtime = Math.round(of.minutes * 60 * luck.uniform(0.92, 1.08))
      const released = of.premiere + (of.release === 'weekly' ? 7 * at : 0)
      const number = `${service.id}-${numbers.get(of.name)}`
      if (of.kind === 'film') return { id: number, of, episode: null, runtime, released }
      return { id: `${number}-${of.season}-${String(at + 1).padStart(2, '0')}`, of, episode: at + 1, runtime, released }
    })
  })
}

/** The catalogue of the sample as a file, as it is when it is loaded on a day, `2026-11-30`. */
export function sampleCatalogue(today: string): string {
  const first = dayNumber(startOf(today))
  return catalogueCsv(
    sampleContents().map(({ id, of, episode, runtime, released }): CatalogueRow => {
      const { name: title_name, kind, origin, language, season } = of
      const name = episode === null ? title_name : `${title_name} ${season}.${episode}`
      return {
        ...{ service: service.id, content: id, title: slug(title_name), title_name, season, episode, name },
        ...{ kind, origin, language, runtime_ms: runtime * SECOND, released: dayName(first + released) },
      }
    }),
  )
}
