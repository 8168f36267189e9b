/**
 * Which unknowns known sums of them determine: those that elimination leaves alone in an equation.
 *
 * @param unknowns how many there are
 * @param sums for each known sum the places of the unknowns in it
 */
export function toldUnknowns(unknowns: number, sums: readonly (readonly number[])[]): Set<number> {
  const rows = sums
    .filter(places => places.length > 0)
    .map(places => {
      const row = new Float64Array(unknowns)
      for (const place of places) row[place] = 1
      return row
    })
  let rank = 0
  for (let column = 0; column < unknowns && rank < rows.length; column++) {
    let pivot = rank
    for (let at = rank; at < rows.length; at++) if (Math.abs(rows[at]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = at
    const own = rows[pivot]!
    if (Math.abs(own[column]!) < rounding) continue
    rows[pivot] = rows[rank]!
    rows[rank] = own
    const scale = own[column]!
    for (let at = column; at < unknowns; at++) own[at]! /= scale
    rows.forEach((row, at) => {
      const factor = row[column]!
      if (at === rank || factor === 0) return
      for (let place = column; place < unknowns; place++) row[place]! -= factor * own[place]!
    })
    rank++
  }
  return new Set(
    rows.slice(0, rank).flatMap(row => {
      const left = Array.from(row.entries()).filter(([, value]) => Math.abs(value) > rounding)
      return left.length === 1 ? [left[0]![0]] : []
    }),
  )
}

const rounding = 1e-9
