import { addDays, weekStart } from '@sweeps/model'
import type { Engine } from '../../engine.js'
import { minutes } from '../../minutes/index.js'

/** A season and the day of its premiere. */
interface Premiered {
  title: string
  season: number
  premiere: string
}

/** How long weeks are looked back for a premiere, in days. */
const reach = 35

/** Of seasons that premiered in the last four weeks: the hours watched of each on some services, from the week of its premiere on. */
export async function hoursSincePremieres(
  engine: Engine,
  seasons: readonly Premiered[],
  on: string,
  services: readonly string[],
): Promise<(season: Premiered) => number> {
  if (!seasons.some(({ premiere }) => premiere <= on)) return () => 0
  const { rows } = await minutes(engine, {
    ...{ from: weekStart(addDays(on, -reach), 'monday'), to: addDays(on, 1) },
    ...{ by: 'title,season,week', metric: 'hours', services },
  })
  return ({ title, season, premiere }) =>
    rows
      .filter(row => row['title'] === title && row['season'] === season && String(row['week']) >= weekStart(premiere, 'monday'))
      .reduce((sum, row) => sum + Number(row['hours']), 0)
}
