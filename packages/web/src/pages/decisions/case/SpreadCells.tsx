import type { Spread } from '@sweeps/model'
import { Amount } from '../Amount'
import { rangeWords } from '../amountWords'

/** The median of a spread and its two intervals, as the last cells of a line. */
export function SpreadCells({ spread, as, otherwise }: { spread: Spread | null; as: (value: number) => string; otherwise?: string }) {
  // What is over and known in full has no interval.
  const wide = spread !== null && spread.p10 !== spread.p90
  return (
    <>
      <td className="number">
        <Amount value={spread?.p50 ?? null} as={as} {...(otherwise && { otherwise })} />
      </td>
      <td className="number extra">{wide ? rangeWords(as(spread.p25), as(spread.p75)) : '–'}</td>
      <td className="number extra">{wide ? rangeWords(as(spread.p10), as(spread.p90)) : '–'}</td>
    </>
  )
}

export function SpreadHeads() {
  return (
    <>
      <th scope="col" className="number">
        Median
      </th>
      <th scope="col" className="number extra">
        50 % interval
      </th>
      <th scope="col" className="number extra">
        80 % interval
      </th>
    </>
  )
}

/** On a phone the interval stands under the name of the line. */
export function RangeUnder({ spread, as }: { spread: Spread | null; as: (value: number) => string }) {
  if (!spread || spread.p10 === spread.p90) return null
  return <div className="under">80 %: {rangeWords(as(spread.p10), as(spread.p90))}</div>
}
