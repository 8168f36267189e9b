import type { ChartEntry } from '@sweeps/model'
import { movementWords } from '@sweeps/model/amounts'

type Props = Pick<ChartEntry, 'movement' | 'rank' | 'previousRank' | 'rankRange'>

/** How an entry moved: a shape to see, a sentence to hear. Shapes and words, never colour alone. */
export function Movement(props: Props) {
  const { shape, words } = movementWords(props)
  return (
    <span className="movement" data-movement={props.movement ?? 'unknown'}>
      <span aria-hidden="true">{shape}</span>
      <span className="visually-hidden"> {words}</span>
    </span>
  )
}
