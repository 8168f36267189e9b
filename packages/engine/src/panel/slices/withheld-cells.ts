import { Problem } from '@sweeps/model'
import { toldUnknowns } from './told-cells.js'

/** A cell of a table: its level in each dimension, and who is in it. */
export interface TableCell {
  levels: readonly string[]
  persons: ReadonlySet<string>
  households: ReadonlySet<string>
}

/** Why a cell may not be given: too few stand behind it, or it would give one of which that is so. */
export type Withheld = 'few' | 'tells'

interface Least {
  persons: number
  households: number
}

/** A table by some of the dimensions, those of `mask`; the others have the level ''. */
interface Table {
  mask: number
  cells: TableCell[]
  withheld: Map<string, Withheld>
  /** Cells that nobody is in, which stand among the withheld: that nobody is there would tell others. */
  empty: string[][]
}

/** Beyond so many steps of the proof that nothing is told, a table is refused. */
const mostSteps = 1e9

/**
 * Which cells of a table are withheld, so that none of too few people can be had: neither as it is, nor by adding and subtracting shown cells
 * of this table and of all tables by fewer of its dimensions.
 *
 * Tables by fewer dimensions are decided first. A cell of a sum that is withheld is withheld, or its parts would give it. In each line of
 * cells that make a shown sum, hidden ones must be two or more, one of them with enough people: where they are not, the smallest of the others
 * is hidden with them. Then it is proved by elimination that the shown sums determine no cell of few; where they do, the lines of it are hidden
 * whole, and which cells nobody is in; then the table.
 *
 * Source: primary and complementary suppression of tables with their sums; L. Willenborg and T. de Waal, "Elements of Statistical Disclosure
 * Control" (2001), chapters 6 and 7.
 *
 * @param cells of the table by all its dimensions, each once; those that nobody is in are left out
 * @returns why, by `keyOf` of the levels; and the levels of empty cells that stand among the withheld
 */
export function withheldCells(cells: readonly TableCell[], least: Least): { withheld: Map<string, Withheld>; empty: string[][] } {
  const dimensions = cells[0]?.levels.length ?? 0
  const levels = Array.from({ length: dimensions }, (_, at) => [...new Set(cells.map(cell => cell.levels[at]!))])
  const tables = new Map<number, Table>()
  for (const mask of masksBySize(dimensions)) {
    const coarser = [...tables.values()].filter(table => (table.mask & mask) === table.mask)
    tables.set(mask, decided(summed(cells, mask), { mask, coarser, levels, least }))
  }
  return tables.get(2 ** dimensions - 1) ?? { withheld: new Map(), empty: [] }
}

/** The levels of a cell as one text; with a mask, of those dimensions alone. */
export const keyOf = (levels: readonly string[], mask = -1): string =>
  JSON.stringify(levels.map((level, at) => (mask === -1 || mask & (1 << at) ? level : '')))

const masksBySize = (dimensions: number): number[] =>
  Array.from({ length: 2 ** dimensions }, (_, mask) => mask).sort((one, other) => bits(one) - bits(other) || one - other)

const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length

interface Around {
  mask: number
  /** Tables by fewer of its dimensions, decided. */
  coarser: readonly Table[]
  levels: readonly (readonly string[])[]
  least: Least
}

const isFew = ({ persons, households }: TableCell, least: Least): boolean =>
  persons.size < least.persons || households.size < least.households

function decided(cells: TableCell[], around: Around): Table {
  const { mask, coarser, least } = around
  const table: Table = { mask, cells, withheld: new Map(), empty: [] }
  for (const cell of cells) {
    const ofHidden = coarser.some(({ mask, withheld }) => withheld.has(keyOf(cell.levels, mask)))
    if (isFew(cell, least)) table.withheld.set(keyOf(cell.levels), 'few')
    else if (ofHidden) table.withheld.set(keyOf(cell.levels), 'tells')
  }
  hideBesideThem(table, around)
  const told = toldCells(table, around)
  if (told.length === 0) return table
  for (const line of linesOf(cells, around)) if (line.cells.some(cell => told.includes(cell))) hide(table, line.cells)
  table.empty = emptyCells(table, around)
  if (toldCells(table, around).length > 0) hide(table, cells)
  return table
}

function hide({ withheld }: Table, cells: readonly TableCell[]): void {
  for (const { levels } of cells) if (!withheld.has(keyOf(levels))) withheld.set(keyOf(levels), 'tells')
}

function summed(cells: readonly TableCell[], mask: number): TableCell[] {
  const found = new Map<string, { levels: string[]; persons: Set<string>; households: Set<string> }>()
  for (const { levels, persons, households } of cells) {
    const key = keyOf(levels, mask)
    const own = found.get(key) ?? {
      levels: levels.map((level, at) => (mask & (1 << at) ? level : '')),
      persons: new Set<string>(),
      households: new Set<string>(),
    }
    found.set(key, own)
    for (const person of persons) own.persons.add(person)
    for (const household of households) own.households.add(household)
  }
  return [...found.values()]
}

/** For each dimension of a table the cells that differ in it alone, with the table that has their sum. */
function linesOf(cells: readonly TableCell[], { mask, coarser }: Around): { sums: Table; cells: TableCell[] }[] {
  return coarser
    .filter(table => bits(table.mask) === bits(mask) - 1)
    .flatMap(sums => {
      const lines = new Map<string, TableCell[]>()
      for (const cell of cells) {
        const key = keyOf(cell.levels, sums.mask)
        lines.set(key, [...(lines.get(key) ?? []), cell])
      }
      return [...lines.values()].map(line => ({ sums, cells: line }))
    })
}

function hideBesideThem(table: Table, around: Around): void {
  const lines = linesOf(table.cells, around)
  const isHidden = ({ levels }: TableCell) => table.withheld.has(keyOf(levels))
  for (let changed = true; changed; ) {
    changed = false
    for (const { sums, cells } of lines) {
      if (sums.withheld.has(keyOf(cells[0]!.levels, sums.mask))) continue
      const hidden = cells.filter(isHidden)
      if (hidden.length === 0 || (hidden.length > 1 && hidden.some(cell => !isFew(cell, around.least)))) continue
      const [smallest] = cells
        .filter(cell => !isHidden(cell))
        .sort((one, other) => one.persons.size - other.persons.size || (keyOf(one.levels) < keyOf(other.levels) ? -1 : 1))
      if (!smallest) continue
      hide(table, [smallest])
      changed = true
    }
  }
}

/** The cells of few that shown cells and sums determine all the same. */
function toldCells({ cells, withheld, empty }: Table, { coarser, least }: Around): TableCell[] {
  const hidden = cells.filter(({ levels }) => withheld.has(keyOf(levels)))
  if (!hidden.some(cell => isFew(cell, least))) return []
  const unknown = [...hidden.map(({ levels }) => levels), ...empty]
  const sums = coarser.flatMap(table => {
    const parts = new Map<string, number[]>()
    unknown.forEach((levels, at) => {
      const key = keyOf(levels, table.mask)
      parts.set(key, [...(parts.get(key) ?? []), at])
    })
    const notGiven = new Set([...table.withheld.keys(), ...table.empty.map(levels => keyOf(levels))])
    return [...parts].flatMap(([key, places]) => (notGiven.has(key) ? [] : [places]))
  })
  if (unknown.length * sums.length * Math.min(unknown.length, sums.length) > mostSteps)
    throw new Problem('invalid-request', 'by: too many groups of few people to withhold them safely; name fewer dimensions, or one title')
  const told = toldUnknowns(unknown.length, sums)
  return hidden.filter((cell, at) => told.has(at) && isFew(cell, least))
}

/** What could be watched by its levels and was by nobody, unless a shown table says already that nobody did. */
function emptyCells({ cells }: Table, { mask, coarser, levels }: Around): string[][] {
  const there = new Set(cells.map(cell => keyOf(cell.levels)))
  const all = levels.reduce<string[][]>(
    (found, own, at) => found.flatMap(before => (mask & (1 << at) ? own : ['']).map(level => [...before, level])),
    [[]],
  )
  return all.filter(
    cell =>
      !there.has(keyOf(cell)) &&
      coarser.every(({ mask, cells, empty }) => {
        const key = keyOf(cell, mask)
        return cells.some(one => keyOf(one.levels) === key) || empty.some(one => keyOf(one) === key)
      }),
  )
}
