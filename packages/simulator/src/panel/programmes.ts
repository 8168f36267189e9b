import { random } from '@sweeps/stats'
import { catalogue } from '../catalogue.js'
import { catalogueCsv } from '../catalogue-csv.js'
import { demoCatalogue } from '../demo-catalogue.js'
import { DEFAULT_START, startOf } from '../options.js'
import { service } from '../service.js'
import { type Genre, genres, titles } from '../titles.js'
import { type Age, regions } from './home.js'

/** A service of which no census exists: it tells nobody what it plays. */
const silentService = { id: 'nine', name: 'Channel Nine (fictional)' } as const

/** A title that a panel measures, and how it draws people. */
export interface Programme {
  title: string
  name: string
  genre: Genre
  service: string
  series: boolean
  appeal: number
  /** By region, beside the usual. */
  inRegion: Readonly<Record<string, number>>
  contents: readonly { id: string; runtime: number }[]
}

/** How much people of an age take to each genre, in the order of `genres`. */
const affinity: Readonly<Record<Age, readonly number[]>> = {
  '2-17': [0.4, 0.2, 0.7, 2.6, 0.3, 1.2],
  '18-34': [0.8, 0.8, 1.5, 0.5, 0.6, 1.6],
  '35-54': [1.1, 1.1, 1, 0.9, 1, 0.9],
  '55+': [1.4, 1.5, 0.7, 0.4, 1.6, 0.4],
}
export const affinityOf = (age: Age, genre: Genre): number => affinity[age][genres.indexOf(genre)]!

/** The service's own titles are the demo's; what it acquired runs on the other service. */
const serviceOf = (origin: 'original' | 'acquired'): string => (origin === 'original' ? service.id : silentService.id)

/** What could be watched in a week that begins on a day: the titles of the demo that were out by then. */
export function programmes(week: string): Programme[] {
  const monday = startOf(week)
  const { byTitle } = catalogue(startOf(DEFAULT_START))
  return titles.flatMap((plan, place) => {
    const out = byTitle[place]!.filter(content => content.released <= monday)
    if (out.length === 0) return []
    const luck = random(0, 5000 + place)
    return [
      {
        title: out[0]!.slug,
        name: plan.name,
        genre: plan.genre,
        service: serviceOf(plan.origin),
        series: plan.kind === 'series',
        appeal: plan.appeal,
        inRegion: Object.fromEntries(regions.map(region => [region, Math.exp(luck.normal(0, 0.3))])),
        contents: out.slice(-8).map(({ id, runtime }) => ({ id, runtime })),
      },
    ]
  })
}

/** The catalogue of both services as a file. */
export const programmesCsv = (): string => catalogueCsv(demoCatalogue().map(row => ({ ...row, service: serviceOf(row.origin) })))
