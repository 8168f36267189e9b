import { expect, test } from 'vitest'
import type { Season } from '../../src/seasons/find-season.js'
import type { CatalogueSeason } from '../../src/seasons/peers/catalogue-seasons.js'
import { choosePeers, type PeersWanted } from '../../src/seasons/peers/choose-peers.js'

const of = (name: string, released: string | null, services = ['s']): CatalogueSeason => {
  const [title, season = '0'] = name.split('/')
  return { title: title!, season: Number(season), released, services }
}
const season: Season = {
  ...{ title: 'show', titleName: 'Show', season: 3, released: '2021-08-06' },
  ...{ services: ['s'], runtimeMs: 0, episodes: [] },
}
const wanted: PeersWanted = {
  ...{ season, age: 7, zone: 'UTC', now: Date.parse('2021-08-20T00:00:00.000Z') },
  ...{ chosen: undefined, since: '2021-01-01' },
}
const names = (list: readonly { title: string; season: number }[]): string => list.map(one => `${one.title}/${one.season}`).join(' ')

test('the nearest: of its kind and on its services, that have had the days and were on record', () => {
  const all = [
    of('show/3', '2021-08-06'),
    of('show/1', '2020-08-06'),
    of('show/2', '2021-02-06'),
    of('show/4', '2021-08-07'),
    of('after/1', '2021-08-08'),
    of('before/1', '2021-08-04'),
    of('same-day/2', '2021-08-06'),
    of('same-day/1', '2021-08-06'),
    // 7 days by the instant of asking, and one day short of them.
    of('just/1', '2021-08-13'),
    of('young/1', '2021-08-14'),
    of('film', '2021-08-06'),
    of('elsewhere/1', '2021-08-06', ['t']),
    of('both/1', '2021-07-01', ['r', 's']),
    of('undated/1', null),
    // The last of its 7 days is the first on record; the other's is the day before.
    of('old/1', '2020-12-26'),
    of('unrecorded/1', '2020-12-25'),
  ]
  const { earlier, peers, notes } = choosePeers(all, wanted)
  expect(names(earlier)).toBe('show/1 show/2')
  expect(names(peers)).toBe('same-day/1 same-day/2 show/4 before/1 after/1 just/1 both/1 old/1')
  expect(notes).toEqual([])
})

test('no more than twenty, and no more than the latest twenty earlier seasons', () => {
  const others = Array.from({ length: 30 }, (_, day) => of(`p${day}/1`, `2021-06-${String(30 - day).padStart(2, '0')}`))
  const before = Array.from({ length: 25 }, (_, at) => of(`show/${at + 1}`, `2021-01-${String(at + 1).padStart(2, '0')}`))
  const { earlier, peers, notes } = choosePeers([...others, ...before], { ...wanted, season: { ...season, season: 40 } })
  expect(names(earlier)).toBe(names(before.slice(5)))
  expect(names(peers)).toBe(names(others.slice(0, 20)))
  expect(notes).toEqual(['Of 25 earlier seasons the latest 20 are compared.'])
})

test('a film is compared with films, and has no earlier seasons', () => {
  const all = [of('show', '2021-08-06'), of('show/1', '2021-08-06'), of('other', '2021-08-01'), of('another/1', '2021-08-01')]
  const chosen = choosePeers(all, { ...wanted, season: { ...season, season: 0 } })
  expect([names(chosen.earlier), names(chosen.peers)]).toEqual(['', 'other/0'])
  // Nor is the film of its title an earlier season of a series.
  expect(names(choosePeers(all, wanted).earlier)).toBe('show/1')
})

test('those that are named, in their order; what is odd about them is said', () => {
  const all = [
    of('show/1', '2021-01-06'),
    of('show/2', '2021-08-15'),
    of('show/3', '2021-08-06'),
    of('a/1', '2021-07-01', ['t']),
    of('film', '2021-07-01'),
    of('young/1', '2021-08-15'),
    of('undated/1', null),
  ]
  const chosen = ['film/0', 'a/1', 'show/3', 'show/1', 'a/1', 'young/1', 'undated/1'].map(name => {
    const [title, number] = name.split('/')
    return { title: title!, season: Number(number) }
  })
  const { earlier, peers, notes } = choosePeers(all, { ...wanted, chosen })
  expect([names(earlier), names(peers)]).toEqual(['show/1', 'film/0 a/1'])
  expect(notes).toEqual([
    'show/3 is the season itself: it is no peer of its own.',
    'show/1 is an earlier season: those are compared without being named.',
    'a/1 was named twice: it is compared once.',
    'show/2 has had 5 of 7 days: it is left out.',
    'young/1 has had 5 of 7 days: it is left out.',
    'undated/1 has no release date, so that its age is not known: it is left out.',
  ])
})
