import { type Overview, premiereDays } from '@sweeps/model'
import { daysSince } from '../../decisions/index.js'
import type { Engine } from '../../engine.js'
import { lastWatched, playingNow } from '../../plays/index.js'
import { chartsFor } from '../charts-for.js'
import { listSeasons } from '../list-seasons.js'
import type { Call } from '../operation.js'
import { freshnessOfPublished } from './freshness.js'
import { hoursSincePremieres } from './hours-since-premieres.js'
import { lastEdition, lastRelease } from './last-published.js'
import { playingOf } from './playing-of.js'
import { startChart } from './start-chart.js'
import { troubleOfServices } from './trouble.js'

/** An installation at a glance for somebody who may see some services alone: what is of all together, such as one’s own week, is not in it. */
export async function overviewOfServices(
  engine: Engine,
  call: Pick<Call, 'role' | 'server'> & { services: readonly string[] },
  now: number,
): Promise<Overview> {
  const { services } = call
  const charts = chartsFor(engine, call)
  const on = new Date(now).toISOString().slice(0, 10)
  // One after the other: they are few, and asked by few.
  const watched = (await lastWatched(engine.store, now)).filter(({ service }) => services.includes(service))
  const playing = await playingNow(engine, now, services)
  const seasons = await listSeasons(engine, { order: 'premiere', services })
  const published = await freshnessOfPublished(engine)
  const young = seasons.flatMap(({ title, season, name, premiere }) => {
    const day = daysSince(premiere, on)
    const isYoung = day !== null && day > -premiereDays && day <= premiereDays
    return isYoung && premiere !== null && season !== null ? [{ title, season, name, premiere, day }] : []
  })
  const hoursOf = await hoursSincePremieres(engine, young, on, services)
  const { example } = call.server ?? {}
  const shown = example && seasons.find(({ title, season }) => title === example.title && (season ?? 0) === example.season)
  return {
    at: new Date(now).toISOString(),
    kinds: [
      ...(watched.length > 0 ? ['plays'] : []),
      ...(seasons.length > 0 ? ['a catalogue'] : []),
      ...(published.length > 0 ? ['published figures'] : []),
    ],
    week: null,
    start: await startChart(charts, call, false),
    example: example && shown ? { ...example, name: shown.name } : null,
    playing: playingOf(playing),
    premieres: young.map(one => ({ ...one, hours: one.day > 0 ? hoursOf(one) : null })),
    awaiting: null,
    ...{ edition: await lastEdition(engine), release: await lastRelease(engine) },
    ...{ sources: published, services: watched, trouble: await troubleOfServices(engine, services, now) },
  }
}
