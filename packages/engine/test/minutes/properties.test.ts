import { addDays, type Weekday, weekdays, weekStart } from '@sweeps/model'
import { catalogueCsv, demoCatalogue, simulate } from '@sweeps/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { at, catalogueOf, made, openWorld, says, type World } from '../world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.forget())
afterAll(() => world.remove())

/** Runs of each property; SWEEPS_RUNS makes it longer. */
const numRuns = Number(process.env['SWEEPS_RUNS'] ?? 6)
const iso = (ms: number): string => new Date(ms).toISOString()
const receivedAt = Date.parse(at('nxt 23:59'))

interface Told {
  play: number
  start: number
  length: number
  position: number
}

const begin = Date.parse(at('00:00'))
const span = fc.record({
  play: fc.integer({ min: 0, max: 4 }),
  start: fc.integer({ min: 0, max: 7 * 86_400_000 }),
  length: fc.integer({ min: 1, max: 4 * 3_600_000 }),
  position: fc.integer({ min: 0, max: 5_000_000 }),
})

/** A message about one span as far as `share` of it. */
const about = ({ play, start, length, position }: Told, share = 1) => ({
  ...says(`v${play % 3}`, `c${play % 2}`, `p${play}`, ['20:00', '20:01']),
  spans: [{ start: iso(begin + start), stop: iso(begin + start + Math.floor(length * share)), position }],
})

const figures = async () => {
  const { rows, setAside } = await world.minutes({ by: 'day,content', to: '2021-08-18' })
  return { rows, setAside }
}

test('any order and repetition of messages that tells each span’s last state gives the same figures, merged or not', async () => {
  const spans = fc.uniqueArray(span, { minLength: 1, maxLength: 12, selector: told => `${told.play} ${told.start}` })
  await fc.assert(
    fc.asyncProperty(
      spans,
      fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (told, early, luck) => {
        await world.forget()
        await world.receive(
          told.map(one => about(one)),
          receivedAt,
        )
        const once = await figures()

        await world.forget()
        const messages = [...told.map(one => about(one)), ...early.map(([which, share]) => about(told[which % told.length]!, share))]
        for (let i = messages.length - 1; i > 0; i--) {
          const other = luck.next().value! % (i + 1)
          ;[messages[i], messages[other]] = [messages[other]!, messages[i]!]
        }
        const half = messages.length >> 1
        if (half > 0) await world.receive(messages.slice(0, half), receivedAt)
        await world.rows({})
        await world.receive(messages.slice(half), receivedAt)
        expect(await figures()).toEqual(once)
        await world.merge()
        expect(await figures()).toEqual(once)
      },
    ),
    { numRuns },
  )
})

/** A zone, and the month of 2021 or before in which its clocks are set. */
const zones = [
  ['Asia/Kolkata', '2021-08-01'],
  ['Australia/Lord_Howe', '2021-04-01'],
  ['Australia/Lord_Howe', '2021-10-01'],
  ['America/Sao_Paulo', '2018-11-01'],
  ['Asia/Beirut', '2021-03-25'],
  ['Europe/Berlin', '2021-10-28'],
  ['Pacific/Chatham', '2021-09-20'],
  ['America/St_Johns', '2010-11-01'],
  ['UTC', '2021-12-28'],
] as const

test('minutes are conserved over any partition of time and titles, in any zone and with any first day of the week', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.constantFrom(...(Object.keys(weekdays) as Weekday[])),
      fc.array(span, { minLength: 5, maxLength: 30 }),
      async ([tz, month], firstDay, spans) => {
        await world.forget()
        const shift = Date.parse(`${month}T00:00:00Z`) - begin
        await world.receive(
          spans.map(one => about({ ...one, start: one.start + shift })),
          Date.parse(`${month}T00:00:00Z`) + 30 * 86_400_000,
        )
        await world.catalogue.import(catalogueOf('c0 one-show 1 1 60'), made)
        const period = { from: addDays(month, -1), to: addDays(month, 10), tz, firstDay }
        const whole = (await world.rows({ ...period, metric: 'watched' }))[0]!['watchedMs']
        const asked = new Map<string, Awaited<ReturnType<typeof world.rows>>>()
        const sum = async (by: string) => {
          const rows = await world.rows({ ...period, by, metric: 'watched' })
          asked.set(by, rows)
          return {
            total: rows.reduce((total, row) => total + Number(row['watchedMs']), 0),
            names: rows.map(row =>
              by
                .split(',')
                .map(name => row[name])
                .join(' '),
            ),
          }
        }
        for (const by of ['hour', 'day', 'week', 'content', 'service', 'market', 'screen', 'hour,day,week', 'day,content']) {
          const { total, names } = await sum(by)
          expect({ tz, by, total }).toEqual({ tz, by, total: whole })
          if (!by.includes('market') && !by.includes('screen')) expect(new Set(names).size, `${by} names in ${tz}`).toBe(names.length)
        }
        expect((await sum('title')).total).toBe(whole)
        expect((await sum('title,season,episode')).total).toBe(whole)
        // A week named by its first day is the days from there on.
        const byWeek: Record<string, number> = {}
        for (const row of asked.get('day')!) {
          const week = weekStart(String(row['day']), firstDay)
          byWeek[week] = (byWeek[week] ?? 0) + Number(row['watchedMs'])
        }
        expect(Object.fromEntries(asked.get('week')!.map(row => [row['week'], row['watchedMs']]))).toEqual(byWeek)
      },
    ),
    { numRuns },
  )
})

test('a simulated service with everything going wrong on the way has exactly its truth', async () => {
  const simulation = simulate({
    viewers: 60,
    weeks: 2,
    seed: 5,
    start: '2021-08-02',
    faults: { duplicates: 0.05, shuffle: 200, loss: 0.03, delay: 0.05, clocks: 0.2, ahead: 0.05 },
  })
  const { collector, loader } = world.plays
  for (const message of simulation.messages) {
    void collector.collect(message, { receivedAt: Date.parse(message.sentAt), source: 'test', flags: 0 })
    if (simulation.progress.messages % 2000 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  await world.plays.journal.rotate()
  await loader.drained()
  await world.catalogue.import(catalogueCsv(demoCatalogue('2021-08-02')), made)
  const truth = simulation.truth()
  const metric = 'watched,plays,viewers,accounts'
  const period = { from: '2021-07-26', to: '2021-08-30', metric }
  const sorted = (rows: object[]) =>
    rows
      .map(row =>
        JSON.stringify(
          Object.fromEntries(
            Object.entries(row)
              .filter(([, value]) => value !== null)
              .sort(),
          ),
        ),
      )
      .sort()
  const check = async (): Promise<void> => {
    expect(await world.rows(period)).toEqual([truth.total])
    expect(sorted(await world.rows({ ...period, by: 'title,week' }))).toEqual(sorted(truth.byTitleWeek))
    expect(sorted(await world.rows({ ...period, by: 'title,season,week' }))).toEqual(sorted(truth.bySeasonWeek))
    expect(sorted(await world.rows({ ...period, by: 'title,season,episode,day' }))).toEqual(sorted(truth.byEpisodeDay))
    expect((await world.setAside(period))['lead']).toBe(truth.setAside.lead.spans)
  }
  await check()
  await world.merge()
  await check()
  const census = await world.census.weeks({ zone: 'UTC', firstDay: 'monday', metric: 'viewers', bySeason: false, size: 1000, filter: {} })
  expect(census.flatMap(({ week, rows }) => rows.map(row => `${week} ${row.title} ${row.value}`)).sort()).toEqual(
    truth.byTitleWeek.map(({ week, title, viewers }) => `${week} ${title} ${viewers}`).sort(),
  )
})
