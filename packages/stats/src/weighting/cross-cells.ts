import type { Margin } from './margin.js'

/** The cells of several margins crossed that anybody is in: which one each unit is in, and each cell's level of each margin. */
export interface CrossCells {
  readonly count: number
  readonly ofUnit: Int32Array
  /** For each margin the place of the level of each cell. */
  readonly levels: readonly Int32Array[]
}

/** Which units agree in every margin. Raking multiplies them by the same factor, so it can work on these cells alone. */
export function crossCells(margins: readonly Margin[]): CrossCells {
  const units = margins[0]?.code.length ?? 0
  let ofUnit = new Int32Array(units)
  let count = units > 0 ? 1 : 0
  for (const margin of margins) {
    const width = margin.levels.length
    const place = new Map<number, number>()
    const finer = new Int32Array(units)
    for (let unit = 0; unit < units; unit++) {
      const pair = ofUnit[unit]! * width + margin.code[unit]!
      let cell = place.get(pair)
      if (cell === undefined) {
        cell = place.size
        place.set(pair, cell)
      }
      finer[unit] = cell
    }
    ofUnit = finer
    count = place.size
  }
  const levels = margins.map(margin => {
    const level = new Int32Array(count)
    for (let unit = 0; unit < units; unit++) level[ofUnit[unit]!] = margin.code[unit]!
    return level
  })
  return { count, ofUnit, levels }
}
