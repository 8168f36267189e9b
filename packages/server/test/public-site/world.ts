import { Readable } from 'node:stream'
import { type Engine, operations } from '@sweeps/engine'

/*
 * nielsen-us, overall, in million minutes; ranks as published:
 *
 *   week        1                            2               3
 *   2021-08-02  Hit & Run 549
 *   2021-08-09  <hostile> 1160               Hit & Run 549   Кухня 100    published, corrected once (Кухня 90 → 100)
 *   2021-08-16  Vivo 802                                                  published, under embargo until 2099
 *   2021-08-23  Vivo 700                                                  not published; its "last week" would tell
 *
 * nielsen-us, movies: Vivo at 1 with 802 in 2021-08-09 alone
 *
 * census, week of 2021-08-09: `first` 50 minutes, `second` 40; three weeks later `first` 30
 */
export const hostile = `<script>alert("1")</script> ]]> & 'x' \u0007`

const head = 'week_start,week_end,list,rank,title,service,minutes_millions,episodes,source_url,note\n'
const sundayAfter = (week: string): string => new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10)
const line = (week: string, list: string, rank: number, title: string, minutes: number) =>
  `${week},${sundayAfter(week)},${list},${rank},"${title.replaceAll('"', '""')}",Netflix,${minutes},9,https://example.org,\n`
const august9 = (kitchen: number) =>
  line('2021-08-09', 'overall', 1, hostile, 1160) +
  line('2021-08-09', 'overall', 2, 'Hit & Run', 549) +
  line('2021-08-09', 'overall', 3, 'Кухня', kitchen) +
  line('2021-08-09', 'movies', 1, 'Vivo', 802)

export const call = (text: string | Buffer) => ({ actor: 'test', progress: () => {}, file: Readable.from([Buffer.from(text)]) })

const watch = (play: string, content: string, minutes: number, day: string) => {
  const start = `${day}T20:00:00.000Z`
  const stop = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  return `${JSON.stringify({ service: 'noa', content, play, viewer: play, sentAt: stop, spans: [{ start, stop, position: 0 }] })}\n`
}

/** Tells the world above to an engine. */
export async function tellWorld(engine: Engine): Promise<void> {
  const nielsen = (text: string) => operations['import-nielsen-top10'].run(engine, {}, call(head + text))
  const publish = (week: string, embargo?: string) =>
    engine.editions.publish({ chart: 'nielsen-us', week, inputs: true, ...(embargo ? { embargo } : {}) }, 'test')
  await tellCensus(engine)
  await nielsen(line('2021-08-02', 'overall', 1, 'Hit & Run', 549) + august9(90))
  await nielsen(line('2021-08-16', 'overall', 1, 'Vivo', 802) + line('2021-08-23', 'overall', 1, 'Vivo', 700))
  await publish('2021-08-09')
  await nielsen(august9(100))
  await publish('2021-08-09')
  await publish('2021-08-16', '2099-01-01T09:00:00Z')
}

export async function tellCensus(engine: Engine): Promise<void> {
  const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,c1,first,1,1,First: Season 1,series,original,en,3600000,2021-08-06
noa,c2,second,1,1,Second: Season 1,series,original,en,3600000,2021-08-06
`
  await engine.catalogue.import(catalogue, { actor: 'test', note: '' })
  await engine.plays.import(
    Readable.from([
      watch('p1', 'c1', 30, '2021-08-10') +
        watch('p2', 'c1', 20, '2021-08-11') +
        watch('p3', 'c2', 40, '2021-08-11') +
        watch('p4', 'c1', 30, '2021-08-31'),
    ]),
  )
}

/** Announces the end of `first`, season 1, in hostile words. */
export async function tellAnnouncement(engine: Engine): Promise<void> {
  const season = { title: 'first', season: 1 }
  await engine.ledger.decide(
    { ...season, outcome: 'cancelled', by: 'Dana', reason: 'It ended.', source: `https://example.org/${'long'.repeat(40)}` },
    'test',
  )
  await engine.announcements.change({ ...season, quotes: [{ by: hostile, words: hostile }], approve: true, publish: true }, 'test')
}
