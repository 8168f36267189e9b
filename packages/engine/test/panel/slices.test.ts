import { PanelPopulation, panelTables, recruitPanel, usualDesign, viewingOfPanel } from '@sweeps/simulator'
import { random } from '@sweeps/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf, viewingRows } from '../../../../bench/endure/panel-study.js'
import { sliceMinutes } from '../../src/panel/slices/slice-minutes.js'
import { parseSlice } from '../../src/panel/slices/slice-request.js'
import { toldUnknowns } from '../../src/panel/slices/told-cells.js'
import { keyOf, type TableCell, withheldCells } from '../../src/panel/slices/withheld-cells.js'
import { at, catalogue, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

/**
 * R 4.2.2, survey 4.1.1, from a table of the panel's persons with minutes `m` of one title and the group `g` of their household:
 *
 *   f <- sapply(0:9, function(g) ifelse(s$g == g, 0, 10/9))
 *   r <- svrepdesign(weights = rep(1, nrow(s)), repweights = f, data = s, type = "JK1", scale = 9/10, combined.weights = TRUE)
 *   k <- rake(r, list(~head, ~region, ~age, ~sex), totals, control = list(maxit = 1000, epsilon = 1e-11))
 *   svyby(~m, ~age, k, svytotal); svyby(~m, ~region + sex, k, svytotal)
 */
test('minutes of a title by characteristics have the totals and errors of R’s svyby', () => {
  const population = new PanelPopulation({ seed: 21, homes: 1500 })
  const recruited = recruitPanel(population, { ...usualDesign, homes: 120, inTab: 2, silent: 0, leave: 0 }, 1)
  const rules = { replicates: { method: 'jk1', groups: 10 }, thresholds: { persons: 0, households: 0, relativeError: null } }
  const panel = filesOf(panelTables(recruited, population.truth(), rules))
  const rows = viewingRows(viewingOfPanel(recruited).filter(({ title }) => title === 'vanilla-getaway'))
  const by = (dimensions: string) =>
    sliceMinutes(panel, parseSlice(panel, { from: '2021-08-09', to: '2021-08-16', by: dimensions }), rows).rows
  const near = (slice: ReturnType<typeof by>, expected: readonly (readonly [string, number, number])[]) =>
    expected.forEach(([levels, minutes, standardError]) => {
      const row = slice.find(one => Object.values(one.levels).join('.') === levels)!
      expect(row.minutes! / minutes).toBeCloseTo(1, 8)
      expect(row.standardError! / standardError).toBeCloseTo(1, 7)
    })
  near(by('age'), [
    ['18-34', 40709.6369698133, 14274.75424850938],
    ['2-17', 16923.7215794101, 7069.16679410413],
    ['35-54', 32604.7022153179, 8228.69367851153],
    ['55+', 26921.3158989583, 4524.55078086729],
  ])
  // Of the regions and sexes guests are apart: a household has no sex.
  near(by('region,sex'), [
    ['east.female', 19077.166055312, 4935.4953890614],
    ['west.male', 28478.76506571773, 13722.14880173445],
    ['south.male', 14384.20063058455, 7058.09517435133],
  ])
  const [total] = by('')
  const ofAges = by('age')
  expect(ofAges.map(({ levels }) => levels['age'])).toContain('guests')
  expect(ofAges.reduce((sum, { minutes }) => sum + minutes!, 0) / total!.minutes!).toBeCloseTo(1, 9)
  // Guests of a home are where it is.
  expect(by('region').reduce((sum, { minutes }) => sum + minutes!, 0) / total!.minutes!).toBeCloseTo(1, 9)
  expect(total!.averageAudience! * 7 * 1440).toBeCloseTo(total!.minutes!, 6)
  expect(ofAges.reduce((sum, { population: of }) => sum + (of ?? 0), 0)).toBeCloseTo(total!.population!, 6)
})

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
  // p1 (f) and p2 (m) see half an hour together, p3 (f) an hour of two with a guest, on Tuesday p1 ten minutes.
  const viewing = lines(
    viewed(
      'h1',
      'one',
      [at('20:00'), at('20:30')],
      [
        { person: 'p1', start: at('20:00'), stop: at('20:30') },
        { person: 'p2', start: at('20:00'), stop: at('20:30') },
      ],
    ),
    viewed(
      'h2',
      'two',
      [at('20:00'), at('21:00')],
      [
        { person: 'p3', start: at('20:00'), stop: at('21:00') },
        { guest: 'g1', start: at('20:00'), stop: at('20:30') },
      ],
    ),
    viewed('h1', 'one-b', [at('20:00', 1), at('20:10', 1)], [{ person: 'p1', start: at('20:00', 1), stop: at('20:10', 1) }]),
  )
  await world.import({ ...files, 'viewing.ndjson': viewing })
})
afterAll(() => world.remove())
const woman = 20
const man = 40 / 3

test('slices of a tiny panel, by hand', async () => {
  const slice = async (by: string, more: object = {}) =>
    (await world.engine.panels.minutes('tiny', { from: '2021-08-09', to: '2021-08-11', by, ...more })).rows.map(row => [
      Object.values(row.levels).join(' '),
      row.minutes,
      row.persons,
      row.households,
    ])
  const close = (rows: unknown[][], expected: [string, number, number, number][]) => {
    expect(rows.map(([levels, , ...counts]) => [levels, ...counts])).toEqual(expected.map(([levels, , ...counts]) => [levels, ...counts]))
    expected.forEach(([, minutes], at) => {
      expect(rows[at]![1]).toBeCloseTo(minutes, 9)
    })
  }
  close(await slice('title,sex'), [
    ['one f', 40 * woman, 1, 1],
    ['one m', 30 * man, 1, 1],
    ['two f', 60 * woman, 1, 1],
    ['two guests', 30 * woman, 1, 1],
  ])
  // Without a guest's characteristic a guest counts in minutes and not among persons.
  close(await slice('title'), [
    ['one', 40 * woman + 30 * man, 2, 1],
    ['two', 90 * woman, 1, 1],
  ])
  close(await slice('day', { title: 'one' }), [
    ['2021-08-09', 30 * woman + 30 * man, 2, 1],
    ['2021-08-10', 10 * woman, 1, 1],
  ])
  close(await slice('service,screen', { service: 'tv' }), [['tv ', 130 * woman + 30 * man, 3, 2]])
})

test('a question that is none says what there is', async () => {
  const ask = (request: object) => world.engine.panels.minutes('tiny', { from: '2021-08-09', to: '2021-08-11', ...request })
  await expect(ask({ by: 'sexx' })).rejects.toThrow(
    'by: "sexx" is no dimension of panel tiny; use title, season, service, screen, day, sex; did you mean "sex"?',
  )
  await expect(ask({ to: '2021-08-09' })).rejects.toThrow('to: 2021-08-09 is not after from 2021-08-09; to is exclusive')
  await expect(ask({ to: '2022-08-09' })).rejects.toThrow('to: the period has more than 92 days; ask for a shorter one')
  await expect(world.engine.panels.minutes('none', { from: '2021-08-09', to: '2021-08-11' })).rejects.toThrow('there is no panel "none"')
})

test('with thresholds, cells of few are withheld, and those that would tell them', async () => {
  await world.import({ 'panel.json': JSON.stringify({ ...definition, thresholds: { persons: 2, households: 1, relativeError: null } }) })
  const { rows } = await world.engine.panels.minutes('tiny', { from: '2021-08-09', to: '2021-08-11', by: 'title' })
  // One of three persons saw two: the sum of all is shown, so the other title would tell it.
  expect(rows.map(({ minutes, withheld }) => [minutes, withheld])).toEqual([
    [null, 'it would tell one that is withheld'],
    [null, 'fewer than 2 persons or 1 households of the panel saw it'],
  ])
  await world.engine.panels.undo('tiny', 'test')
})

test('no cell of few can be had by adding and subtracting shown cells of a table and of all tables by fewer dimensions', () => {
  let [hidden, shownCells, tellSomething] = [0, 0, 0]
  for (let seed = 0; seed < 60; seed++) {
    const luck = random(seed)
    const sizes = [luck.integer(2, 4), luck.integer(2, 4), ...(luck.chance(0.5) ? [2] : [])]
    const cells: TableCell[] = []
    const add = (levels: string[]) => {
      if (levels.length < sizes.length) return void Array.from({ length: sizes[levels.length]! }, (_, at) => add([...levels, `l${at}`]))
      const count = luck.chance(0.3) ? luck.integer(1, 4) : luck.chance(0.1) ? 0 : luck.integer(5, 30)
      if (count === 0) return
      const persons = new Set(Array.from({ length: count }, () => `p${luck.integer(1, 200)}`))
      cells.push({ levels, persons, households: persons })
    }
    add([])
    const least = { persons: 5, households: 1 }
    // Each table is asked for by itself, as people do: what it shows, and which cells it says that nobody is in.
    const shown: string[][] = []
    const all = sizes.reduce<string[][]>(
      (found, size) => found.flatMap(one => Array.from({ length: size }, (_, at) => [...one, `l${at}`])),
      [[]],
    )
    const nobody = new Set<string>()
    for (let mask = 0; mask < 2 ** sizes.length; mask++) {
      const groups = new Map<string, TableCell[]>()
      for (const cell of cells) groups.set(keyOf(cell.levels, mask), [...(groups.get(keyOf(cell.levels, mask)) ?? []), cell])
      const dimensions = sizes.flatMap((_, at) => (mask & (1 << at) ? [at] : []))
      const own = (levels: readonly string[]) => dimensions.map(at => levels[at]!)
      const { withheld, empty } = withheldCells(
        [...groups.values()].map(
          (parts): TableCell => ({
            levels: own(parts[0]!.levels),
            persons: new Set(parts.flatMap(({ persons }) => [...persons])),
            households: new Set(parts.flatMap(({ households }) => [...households])),
          }),
        ),
        least,
      )
      const hidden = new Set([...withheld.keys(), ...empty.map(levels => keyOf(levels))])
      const known = new Set(cells.map(({ levels }) => keyOf(own(levels))))
      for (const levels of all) {
        const key = keyOf(own(levels))
        if (!hidden.has(key) && !known.has(key)) nobody.add(keyOf(levels))
      }
      for (const parts of groups.values())
        if (!hidden.has(keyOf(own(parts[0]!.levels))))
          shown.push(all.flatMap(levels => (keyOf(own(levels)) === keyOf(own(parts[0]!.levels)) ? [keyOf(levels)] : [])))
    }
    const unknown = all.map(levels => keyOf(levels)).filter(key => !nobody.has(key))
    const place = new Map(unknown.map((key, at) => [key, at]))
    const told = toldUnknowns(
      unknown.length,
      shown.map(keys => keys.flatMap(key => place.get(key) ?? [])),
    )
    for (const { levels, persons } of cells) {
      if (persons.size >= least.persons) shownCells++
      else hidden++
      if (persons.size < least.persons) expect(told.has(place.get(keyOf(levels))!)).toBe(false)
    }
    if (told.size > 0) tellSomething++
  }
  expect(hidden).toBeGreaterThan(100)
  expect(shownCells).toBeGreaterThan(100)
  // And not everything is withheld for it.
  expect(tellSomething).toBeGreaterThan(20)
})

test('sums tell what elimination leaves alone', () => {
  // a + b and b + c + d and c + d tell b, and so a; c and d stay together.
  expect(
    [
      ...toldUnknowns(4, [
        [0, 1],
        [1, 2, 3],
        [2, 3],
      ]),
    ].sort(),
  ).toEqual([0, 1])
  expect(toldUnknowns(3, [[0, 1, 2]]).size).toBe(0)
})
