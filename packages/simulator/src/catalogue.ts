import { slug } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { DAY, dayName, dayNumber, SECOND } from './day.js'
import { service } from './service.js'
import { type TitlePlan, titles } from './titles.js'

/** One thing that can be played: an episode or a film. */
export interface Content {
  id: string
  /** Its place among all contents of the catalogue. */
  place: number
  /** The place of its title among the titles. */
  title: number
  slug: string
  season: number | null
  episode: number | null
  name: string
  /** Milliseconds. */
  runtime: number
  /** The first instant of the day it is released on. */
  released: number
}

/** All that can be played, and per title the contents in the order they are meant to be watched. */
export interface Catalogue {
  contents: readonly Content[]
  byTitle: readonly (readonly Content[])[]
}

/**
 * The catalogue of the fictional service when its first simulated day is `start` (milliseconds, 00:00 UTC).
 * It is the same for every seed, so that two simulations can be compared.
 */
export function catalogue(start: number): Catalogue {
  const contents: Content[] = []
  const byTitle = titles.map((plan, title) => {
    const ofTitle = episodesOf(plan, title, start).map((content, n) => ({ ...content, place: contents.length + n }))
    contents.push(...ofTitle)
    return ofTitle
  })
  return { contents, byTitle }
}

function episodesOf(plan: TitlePlan, title: number, start: number): Omit<Content, 'place'>[] {
  const luck = random(0, title)
  const number = String(title + 1).padStart(2, '0')
  const shared = { title, slug: slug(plan.name) }
  return plan.seasons.flatMap((season, s) =>
    Array.from({ length: season.episodes }, (_, e) => {
      const minutes = plan.kind === 'film' ? plan.minutes : plan.minutes * luck.uniform(0.88, 1.12)
      const runtime = Math.round(minutes * 60 + luck.uniform(0, 59)) * SECOND + luck.integer(0, 999)
      const released = start + (season.released + (season.release === 'weekly' ? 7 * e : 0)) * DAY
      if (plan.kind === 'film')
        return { ...shared, id: `${service.id}-${number}`, season: null, episode: null, name: plan.name, runtime, released }
      const id = `${service.id}-${number}-${s + 1}-${String(e + 1).padStart(2, '0')}`
      return { ...shared, id, season: s + 1, episode: e + 1, name: `${plan.name} ${s + 1}.${e + 1}`, runtime, released }
    }),
  )
}

/** The day a content is released on, `2021-08-09`. */
export function releaseDay(content: Content): string {
  return dayName(dayNumber(content.released))
}
