import { defineQuery, type Engine } from '@sweeps/engine'
import { addDays, weekStart } from '@sweeps/model'
import Type from '@sweeps/model/typebox'

/** How much there is in a world whose pages are measured. */
export interface WorldSize {
  markets: number
  weeks: number
  seasons: number
  titles: number
  plays: number
}

/** A world as it was made: what pages of it can be about. */
export interface World extends WorldSize {
  codes: string[]
  /** First day of its last week. */
  lastWeek: string
  /** Series that charted: some in at least half of all markets, and some in a few. */
  everywhere: string[]
  somewhere: string[]
}

const reports = 8

const charted = defineQuery({
  tag: 'bench.charted',
  sql: `-- one row per series that charted in some country, and whether it did so in half of them; a few hundred of either
SELECT title, uniqExact(market) * 2 >= {markets:UInt32} AS wide
FROM figures
WHERE source = 'netflix-country' AND season > 0
GROUP BY title
ORDER BY cityHash64(title)
LIMIT 300 BY wide`,
  row: Type.Object({ title: Type.String(), wide: Type.Integer() }),
})

/** Lists of ten of each market and week: half of what charts does so everywhere. A title stays for six weeks, and comes back. */
const countries = `INSERT INTO figures (source, market, list, period_start, period_end, revision, line, title, title_name, season, name, metric, value, rank, weeks, as_of)
WITH
    toDate({last:String}) - 7 * w AS start,
    intDiv(w + line * 3, 6) AS stay,
    if(line % 2 = 0, cityHash64('all', l, stay, line) % intDiv({titles:UInt64}, 3),
       intDiv({titles:UInt64}, 3) + cityHash64(m, l, stay, line) % intDiv({titles:UInt64} * 2, 3)) AS t,
    if(l = 0, 0, 1 + t % 3) AS season,
    concat(if(l = 0, 'film-', 'title-'), toString(t)) AS slug,
    concat(if(l = 0, 'Film ', 'Title '), toString(t)) AS called
SELECT 'netflix-country', {markets:Array(String)}[m + 1], ['films', 'tv'][l + 1], start, start + 6, 1, line,
    slug, called, season, if(season = 0, called, concat(called, ': Season ', toString(season))), 'views', NULL, line,
    6 - (w + line * 3) % 6, now64(3)
FROM (SELECT intDiv(number, 2) AS m, number % 2 AS l FROM numbers(2 * {count:UInt64}))
ARRAY JOIN range({weeks:UInt64}) AS w
ARRAY JOIN range(1, 11) AS line`

const everywhere = `INSERT INTO figures (source, market, list, period_start, period_end, revision, line, title, title_name, season, name, metric, value, rank, weeks, as_of)
WITH
    toDate({last:String}) - 7 * w AS start,
    intDiv(w + line * 3, 6) AS stay,
    cityHash64('all', l % 2, stay, line) % intDiv({titles:UInt64}, 3) AS t,
    if(l < 2, 0, 1 + t % 3) AS season,
    concat(if(l < 2, 'film-', 'title-'), toString(t)) AS slug,
    concat(if(l < 2, 'Film ', 'Title '), toString(t)) AS called
SELECT 'netflix-top10', 'WW', ['films-english', 'films-non-english', 'tv-english', 'tv-non-english'][l + 1], start, start + 6, 1, line,
    slug, called, season, if(season = 0, called, concat(called, ': Season ', toString(season))), metric,
    multiIf(metric = 'hours', 60000000 - line * 4000000 - cityHash64(w, l, line) % 3000000, metric = 'views', 8000000 - line * 500000, 7.5), line,
    6 - (w + line * 3) % 6, now64(3)
FROM (SELECT number AS l FROM numbers(4))
ARRAY JOIN range({weeks:UInt64}) AS w
ARRAY JOIN range(1, 11) AS line
ARRAY JOIN ['hours', 'views', 'runtime_hours'] AS metric`

/** Half-yearly reports: each of three tenths of all titles, so that every title is in one. */
const engagement = `INSERT INTO figures (source, market, list, period_start, period_end, revision, line, title, title_name, season, name, metric, value, as_of)
WITH
    toDate('2022-01-01') + toIntervalMonth(6 * r) AS start,
    (r * intDiv({titles:UInt64}, ${reports}) + line) % {titles:UInt64} AS t,
    1 + t % 3 AS season,
    concat('Title ', toString(t)) AS called
SELECT 'netflix-engagement', 'WW', 'shows', start, start + toIntervalMonth(6) - 1, 1, line + 1,
    concat('title-', toString(t)), called, season, concat(called, ': Season ', toString(season)), metric,
    multiIf(metric = 'hours', 1000 + cityHash64(t, r) % 20000000, metric = 'runtime_hours', 4 + t % 7,
        toUnixTimestamp(toDate('2021-07-01') + cityHash64(t) % 1600) / 86400), now64(3)
FROM (SELECT number AS r FROM numbers(${reports}))
ARRAY JOIN range(intDiv({titles:UInt64} * 3, 10)) AS line
ARRAY JOIN if(cityHash64(t) % 3 = 0, ['hours', 'runtime_hours', 'released_day'], ['hours', 'runtime_hours']) AS metric`

const outcomes = `INSERT INTO outcomes (title, season, revision, title_name, released, outcome, next_seen, runtime_minutes, charted, address, as_of)
WITH toDate('2021-07-01') + cityHash64(t) % 700 AS day, cityHash64(t, 7) % 3 AS fate
SELECT concat('title-', toString(t)), 1, 1, concat('Title ', toString(t)), day,
    ['returned', 'cancelled', 'not_seen_again'][fate + 1], if(fate = 0, day + 300 + cityHash64(t, 8) % 400, NULL), 240 + t % 300, t % 2, '', now64(3)
FROM (SELECT number * 3 AS t FROM numbers(1500))`

/** Plays of the last eight days; half of them of the youngest hundredth of the seasons. */
const plays = `INSERT INTO spans (service, content, play, start, epoch, stop, position, rate, viewer, account, market, screen, source, runtime, lead, flags)
WITH
    if(p % 2 = 0, cityHash64(p), cityHash64(p) % greatest(intDiv({seasons:UInt64}, 100), 1)) % {seasons:UInt64} AS s,
    toDateTime64({today:String}, 3, 'UTC') - toIntervalSecond(cityHash64(p, 2) % (8 * 86400)) - toIntervalHour(1) AS began
SELECT 'bench', concat('own-', toString(s), '-', toString(1 + cityHash64(p, 3) % 8)), reinterpretAsUUID(sipHash128(p)), began, 0,
    began + toIntervalMillisecond(600000 + cityHash64(p, 4) % 2400000), 0, 1, cityHash64(p % 60000), cityHash64(p % 40000),
    ['US', 'DE', 'IN', 'BR', 'FR', 'GB', 'JP', 'KR', 'MX', 'IL'][cityHash64(p, 5) % 10 + 1], ['tv', 'phone'][p % 2 + 1], 'beacon', 3000000, -20, 0
FROM (SELECT number AS p FROM numbers({from:UInt64}, {count:UInt64}))`

/**
 * Fills an empty store: lists of ten of every market and week and of the world, reports of all titles, outcomes, and a service of one's own with
 * seasons, plays, a stored fee and the costs of a fifth of its seasons.
 */
export async function makeWorld(engine: Engine, size: WorldSize, today: string): Promise<World> {
  const { markets, weeks, seasons, titles } = size
  const codes = someMarkets(markets)
  const lastWeek = addDays(weekStart(today), -7)
  const { store } = engine
  const run = (sql: string, more: Record<string, string | number | string[]>) => store.command('bench.fill', sql, more)
  // Bit by bit: an insert has its rows in memory.
  for (let at = 0; at < markets; at += 10)
    await run(countries, { last: lastWeek, weeks, titles, markets: codes.slice(at, at + 10), count: Math.min(10, markets - at) })
  await run(everywhere, { last: lastWeek, weeks, titles })
  await run(engagement, { titles })
  await run(outcomes, {})
  await engine.catalogue.import(catalogueOf(seasons, today), { actor: 'bench', note: 'bench' })
  for (let from = 0; from < size.plays; from += 50_000)
    await run(plays, { seasons, today, from, count: Math.min(50_000, size.plays - from) })
  await run('INSERT INTO viewing_changes SELECT DISTINCT toDate(start), service, content, 0, 1 FROM spans', {})
  // As a server does every minute: pages are measured, not what is done once for what came in.
  await engine.plays.guards.keepUp()
  await engine.charts.summaries()
  await engine.rollup.keepUp(engine.catalogue)
  await engine.terms.set({ service: 'bench', fee: 9.99, currency: 'USD' }, 'bench')
  for (let season = 0; season < seasons; season += 5)
    await engine.records.import(
      {
        ...{ format: 'sweeps-record/1', title: `own-${season}`, season: 1, name: `Own ${season}` },
        facts: [
          {
            fact: 'cost',
            value: { amount: 8_000_000 + season * 1000, currency: 'USD', per: 'season' },
            source: 'bench',
            confidential: true,
          },
        ],
      },
      { actor: 'bench', note: 'bench' },
    )
  const titled = await store.run(charted, { markets })
  const titlesOf = (wide: number): string[] => titled.filter(one => one.wide === wide).map(({ title }) => title)
  return { ...size, codes, lastWeek, everywhere: titlesOf(1), somewhere: titlesOf(0) }
}

/** Codes of two letters that are no country's are markets too. */
function someMarkets(count: number): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const known = ['US', 'DE', 'IL', 'GB', 'FR']
  const all = letters.flatMap(one => letters.map(other => one + other)).filter(code => code !== 'WW' && !known.includes(code))
  return [...known, ...all].slice(0, count)
}

/** Seasons of eight episodes, the latest premiere first: a hundredth of them in their first five weeks, the others over the two years before. */
function catalogueOf(seasons: number, today: string): string {
  const lines = ['service,content,title,season,episode,name,kind,origin,language,runtime_ms,released']
  for (let season = 0; season < seasons; season++) {
    const young = season < seasons / 100
    const premiere = addDays(today, young ? -7 * season : -130 - Math.floor((season * 570) / seasons))
    for (let episode = 1; episode <= 8; episode++)
      lines.push(`bench,own-${season}-${episode},own-${season},1,${episode},Own ${season}: Season 1,series,original,en,3000000,${premiere}`)
  }
  return `${lines.join('\n')}\n`
}
