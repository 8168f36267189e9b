import { random } from '@sweeps/stats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPanelDefinition } from '../../src/panel/definition.js'
import { titleTotals } from '../../src/panel/figures/title-totals.js'
import type { ViewingRow } from '../../src/panel/figures/week-viewing.js'
import { readPanelFiles } from '../../src/panel/read/panel-files.js'
import { sampleOn } from '../../src/panel/weighing/sample.js'
import { Weigher } from '../../src/panel/weighing/weigher.js'
import { definition } from './panel-world.js'

/** A panel of thirty households, and what its persons and their guests watched on each day of a week. */
function panelOf(seed: number) {
  const luck = random(seed)
  const households = Array.from({ length: 30 }, (_, at) => ({ household: `h${at}`, group: String(at % 5) }))
  const persons = households.flatMap(({ household }) =>
    Array.from({ length: luck.pick([1, 2, 3]) }, (_, at) => ({
      ...{ person: `${household}-${at}`, household, sex: luck.pick(['f', 'm']) },
      weight: String(luck.uniform(1, 9)),
    })),
  )
  const rowsOf = (cells: readonly Record<string, string>[]) => cells.map((one, at) => ({ line: at + 2, cells: one }))
  const totals = [
    { margin: 'sex', level: 'f', total: '6000' },
    { margin: 'sex', level: 'm', total: '5000' },
  ]
  const parts = Object.entries({ households, persons, targets: totals }).map(([part, cells]) => [part, rowsOf(cells)] as const)
  const files = readPanelFiles(readPanelDefinition(JSON.stringify(definition)), new Map(parts))
  const weigher = new Weigher(sampleOn(files, '2021-08-09'), files, '2021-08-09')
  const rows = [0, 1, 2, 3, 4, 5, 6].flatMap(day =>
    ['one', 'two', 'three'].flatMap(title =>
      [0, 1].map((guest): ViewingRow => {
        const names = guest === 1 ? households.map(({ household }) => household) : persons.map(({ person }) => person)
        const viewers = names.filter(() => luck.chance(0.4))
        return {
          title,
          season: 1,
          service: '',
          screen: '',
          name: title,
          day: day + 1,
          guest,
          viewers,
          milliseconds: viewers.map(() => luck.integer(1, 7_200_000)),
        }
      }),
    ),
  )
  const cells = new Map([
    ...persons.map(({ person, sex }) => [person, sex] as const),
    ...households.map(({ household }) => [household, 'guests'] as const),
  ])
  return { weigher, rows, cells }
}

/** What only the viewers of a cell watched. */
const ofCell = (rows: readonly ViewingRow[], cells: ReadonlyMap<string, string>, cell: string): ViewingRow[] =>
  rows.map(row => {
    const kept = row.viewers.flatMap((name, at) => (cells.get(name) === cell ? [at] : []))
    return { ...row, viewers: kept.map(at => row.viewers[at]!), milliseconds: kept.map(at => row.milliseconds[at]!) }
  })

test('minutes add up over the cells of a margin and over days, in the sample and in each replicate; the order of rows does not matter', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), seed => {
      const { weigher, rows, cells } = panelOf(seed)
      const week = Array<Weigher>(7).fill(weigher)
      const all = titleTotals(rows, week)
      const numbers = ({ values, replicates }: typeof all) => [...values, ...replicates.flatMap(one => [...one])]
      const sum = (parts: readonly ViewingRow[][]) =>
        parts.map(part => numbers(titleTotals(part, week))).reduce((one, other) => one.map((value, at) => value + other[at]!))
      const near = (found: readonly number[]) =>
        found.forEach((value, at) => {
          expect(Math.abs(value / numbers(all)[at]! - 1)).toBeLessThan(1e-11)
        })
      near(sum(['f', 'm', 'guests'].map(cell => ofCell(rows, cells, cell))))
      near(sum([1, 2, 3, 4, 5, 6, 7].map(day => rows.map(row => (row.day === day ? row : { ...row, viewers: [], milliseconds: [] })))))
      const places = new Map(all.titles.map(({ title }, at) => [title, at]))
      const turned = titleTotals(rows.toReversed(), week)
      expect(turned.titles.map((_, at) => turned.values[at])).toEqual(turned.titles.map(({ title }) => all.values[places.get(title)!]))
    }),
    { numRuns: 20 },
  )
})
