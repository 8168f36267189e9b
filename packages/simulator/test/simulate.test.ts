import { Message } from '@sweeps/model'
import Value from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { allFaults, demoCatalogue, type Faults, type SimulationOptions, simulate } from '../src/index.js'
import { bruteForce } from './brute-force.js'
import { truthRows } from './truth-rows.js'

function run(options: Partial<SimulationOptions> = {}) {
  const simulation = simulate({ viewers: 60, weeks: 2, seed: 5, ...options })
  const messages = [...simulation.messages]
  return { messages, truth: simulation.truth(), progress: simulation.progress }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

describe('simulate', () => {
  it('gives the same bytes for the same options, and others for another seed', () => {
    const options = { faults: allFaults, viewers: 20, weeks: 1 }
    const [first, second, other] = [run(options), run(options), run({ ...options, seed: 6 })].map(result => JSON.stringify(result))
    expect(first === second).toBe(true)
    expect(first === other).toBe(false)
  })

  it('speaks the wire format, in messages about plays of the catalogue', () => {
    const contents = new Map(demoCatalogue().map(row => [row.content, row]))
    const { messages } = run({ viewers: 20, weeks: 1, faults: allFaults })
    for (const message of messages) {
      expect(Value.Check(Message, message)).toBe(true)
      expect(message.play).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const row = contents.get(message.content)!
      expect(message.runtime).toBe(row.runtime_ms)
      for (const span of message.spans) {
        expect(Date.parse(span.stop)).toBeGreaterThan(Date.parse(span.start))
        expect(span.position).toBeLessThan(row.runtime_ms)
      }
    }
  })

  it('plays nothing before its release', () => {
    const released = new Map(demoCatalogue().map(row => [row.content, `${row.released}T00:00:00.000Z`]))
    const { messages } = run({ viewers: 300, weeks: 6, compact: true })
    expect(messages.filter(({ content, spans }) => spans[0]!.start < released.get(content)!)).toEqual([])
  })

  it('is a service as one knows it: heartbeats, pauses, several countries, screens and speeds', () => {
    const { messages, truth, progress } = run({ viewers: 200 })
    expect(messages.length / truth.total.plays).toBeGreaterThan(20)
    expect(progress.messages).toBe(messages.length)
    expect(new Set(messages.map(message => message.market)).size).toBeGreaterThan(6)
    expect(new Set(messages.map(message => message.screen))).toEqual(new Set(['tv', 'computer', 'tablet', 'phone', 'other']))
    expect(new Set(messages.flatMap(message => message.spans.map(span => span.rate ?? 1)))).toEqual(new Set([1, 1.5]))
    expect(truth.total.accounts).toBeLessThan(truth.total.viewers)
    expect(new Set(truth.byTitleWeek.map(row => row.title)).size).toBeGreaterThan(20)
  })

  it('has a Top 10 that moves', () => {
    const { truth } = run({ viewers: 400, weeks: 6, compact: true })
    const weeks = [...new Set(truth.byTitleWeek.map(row => row.week))].slice(0, 6)
    expect(weeks).toEqual(['2021-07-05', '2021-07-12', '2021-07-19', '2021-07-26', '2021-08-02', '2021-08-09'])
    const tops = weeks.map(week =>
      truth.byTitleWeek
        .filter(row => row.week === week)
        .sort((a, b) => b.watchedMs - a.watchedMs)
        .slice(0, 10),
    )
    for (const [i, top] of tops.slice(1).entries()) {
      const before = tops[i]!.map(row => row.title)
      const stayed = top.filter(row => before.includes(row.title)).length
      expect(stayed).toBeGreaterThan(2)
      expect(top.map(row => row.title)).not.toEqual(before)
    }
  })

  it('has heavy and light viewers: the busiest fifth watches at least 40 % of the time', () => {
    const { messages } = run({ viewers: 500, weeks: 3, compact: true })
    const watched = new Map<string, number>()
    for (const { viewer, spans } of messages)
      for (const { start, stop } of spans) watched.set(viewer, (watched.get(viewer) ?? 0) + Date.parse(stop) - Date.parse(start))
    const times = [...watched.values()].sort((a, b) => b - a)
    expect(sum(times.slice(0, 100)) / sum(times)).toBeGreaterThan(0.4)
  })

  it('comes in the order it is heard unless asked otherwise', () => {
    const { messages } = run({ viewers: 40 })
    const heard = messages.map(message => message.sentAt)
    expect(heard).toEqual(heard.toSorted())
  })

  it('does not tell the truth before the end, nor take nonsense', () => {
    const simulation = simulate({ viewers: 3, weeks: 1, seed: 1 })
    simulation.messages.next()
    expect(() => simulation.truth()).toThrow(/when all messages have been taken/)
    expect(() => simulate({ viewers: 0, seed: 1 })).toThrow(/^viewers: must be a whole number from 1/)
    expect(() => simulate({ viewers: 1, seed: 1, start: '2021-02-30' })).toThrow(/^start: must be a day/)
    expect(() => simulate({ viewers: 1, seed: 1, faults: { loss: 2 } })).toThrow(/^faults: loss must be from 0 to 1, not 2/)
  })
})

describe('the truth', () => {
  it.each<[string, Partial<SimulationOptions>]>([
    ['heartbeats', {}],
    ['one message a play', { compact: true, viewers: 300, weeks: 3 }],
    ['every fault', { faults: allFaults, viewers: 150 }],
    ['many wrong clocks, many delays', { faults: { ahead: 0.4, clocks: 0.9, delay: 0.3 } }],
    ['clocks ahead, one message a play', { faults: { ahead: 0.5, delay: 0.3, loss: 0.3 }, compact: true }],
    ['a start in the middle of a week', { start: '2022-03-03' }],
  ])('is what a count over the messages gives: %s', (_name, options) => {
    const { messages, truth } = run(options)
    const counted = bruteForce(messages, demoCatalogue(options.start))
    expect(truthRows(truth)).toEqual(counted.rows)
    expect(truth.setAside).toEqual(counted.setAside)
    expect(counted.longestViewerDay).toBeLessThanOrEqual(86_400_000)
    if (options.faults?.ahead) expect(truth.setAside.lead.spans).toBeGreaterThan(0)
  })

  it('is conserved: days, weeks of titles and weeks of seasons add up to the total, and plays across midnight are in both days', () => {
    const { truth } = run({ viewers: 200, compact: true })
    for (const rows of [truth.byEpisodeDay, truth.byTitleWeek, truth.bySeasonWeek])
      expect(sum(rows.map(row => row.watchedMs))).toBe(truth.total.watchedMs)
    expect(sum(truth.byEpisodeDay.map(row => row.plays))).toBeGreaterThan(truth.total.plays)
  })

  it.each<[string, Partial<Faults>]>([
    ['duplicates', { duplicates: 0.5 }],
    ['shuffle', { shuffle: 1000 }],
    ['loss', { loss: 0.5 }],
    ['delay', { delay: 0.5 }],
    ['all four', { duplicates: 0.2, shuffle: 200, loss: 0.3, delay: 0.1 }],
  ])('does not change with %s, although the messages do', (_name, faults) => {
    const clean = run()
    const faulty = run({ faults })
    expect(faulty.truth).toEqual(clean.truth)
    expect(faulty.messages).not.toEqual(clean.messages)
  })

  it('keeps its total with clocks that are a little wrong: only midnight moves', () => {
    const clean = run()
    const faulty = run({ faults: { clocks: 1 } })
    expect(faulty.truth.total).toEqual(clean.truth.total)
    expect(faulty.truth.byEpisodeDay).not.toEqual(clean.truth.byEpisodeDay)
    expect(faulty.truth.setAside.lead.spans).toBe(0)
  })

  it('sets aside what clocks far ahead tell, and nothing else', () => {
    const clean = run()
    const faulty = run({ faults: { ahead: 0.3 } })
    expect(faulty.truth.setAside.lead.watchedMs).toBeGreaterThan(0)
    expect(faulty.truth.total.watchedMs + faulty.truth.setAside.lead.watchedMs).toBe(clean.truth.total.watchedMs)
  })

  it('is the same told by heartbeats or in one message', () => {
    expect(run({ compact: true }).truth).toEqual(run().truth)
  })
})

describe('a viewer', () => {
  it('watches one thing at a time', () => {
    const { messages } = run({ viewers: 200, weeks: 4, compact: true })
    for (const plays of group(messages).values()) {
      const spans = plays.flatMap(message => message.spans).sort((a, b) => (a.start < b.start ? -1 : 1))
      for (const [i, span] of spans.slice(1).entries()) expect(span.start >= spans[i]!.stop).toBe(true)
    }
  })
})

function group(messages: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>()
  for (const message of messages) groups.set(message.viewer, [...(groups.get(message.viewer) ?? []), message])
  return groups
}
