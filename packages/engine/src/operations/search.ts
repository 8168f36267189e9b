import type { SearchAnswer } from '@sweeps/model'
import type { Engine } from '../engine.js'
import { daysInWords, findCharts, findWeeks, plainWords, seasonInWords } from '../search/index.js'
import { chartsFor } from './charts-for.js'
import { theirs } from './keep-to-services.js'
import type { Call } from './operation.js'
import { seesAll } from './who-reads.js'

/** Names of titles change when something is brought in, of which whoever brings it in is told at once: others after so many milliseconds. */
const patience = 1000

/** What somebody may have meant, as far as the reader may see it. */
export async function search(
  engine: Engine,
  { words, limit = 8 }: { words: string; limit?: number | undefined },
  call: Pick<Call, 'role' | 'services'>,
): Promise<SearchAnswer> {
  const { catalogue, recent } = engine
  const charts = chartsFor(engine, call)
  const of = JSON.stringify(theirs(call.services))
  const [titles, { summaries, releases }] = await Promise.all([
    recent.get(`names of titles ${of}`, catalogue.version, () => engine.names.search(theirs(call.services)), patience),
    recent.get(`charts and releases, ${seesAll(call)} ${of}`, catalogue.version, async () => ({
      summaries: await charts.summaries(),
      releases: seesAll(call)
        ? (await engine.announcements.list()).map(({ title, season, headline }) => ({ title, season, headline }))
        : (await engine.announcements.published()).map(({ title, season, release }) => ({ title, season, headline: release.headline })),
    })),
  ])
  const days = daysInWords(words)
  const numbered = seasonInWords(words)
  const { found, nearly } = titles.find(words, limit)
  const ofNumber = numbered ? titles.find(numbered.title, limit).found.filter(({ title }) => title.seasons.includes(numbered.season)) : []
  const wanted = plainWords(words)
  const foundCharts = wanted.length === 0 ? [] : findCharts(summaries, days ? days.rest : words)
  return {
    words,
    titles: found.map(({ title: { title, name, seasons, own }, called }) => ({
      ...{ title, name, own },
      seasons: [...seasons],
      also: called === name ? null : called,
    })),
    seasons: ofNumber.map(({ title: { title, name } }) => ({ title, season: numbered!.season, name })),
    charts: days ? [] : foundCharts.slice(0, limit),
    weeks: days ? findWeeks(foundCharts, summaries, days).slice(0, limit) : [],
    releases: releases.filter(({ headline }) => wanted.length > 0 && hasAll(plainWords(headline), wanted)).slice(0, limit),
    nearly,
  }
}

/** Whether each word begins one of those. */
const hasAll = (there: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every(word => there.some(one => one.startsWith(word)))
