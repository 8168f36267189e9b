import type { ChartEntry } from '@sweeps/model'
import type { ReactNode } from 'react'
import { EntryTitle } from '../../ui/charts/EntryTitle'

interface Props {
  entry: ChartEntry
  open: boolean
  onChoose: () => void
  onPoint: () => void
  children: ReactNode
}

/** Shows an entry's run at length, and puts it away again. */
export function RunButton({ entry, open, onChoose, onPoint, children }: Props) {
  return (
    <button
      type="button"
      className="run-button"
      aria-expanded={open}
      aria-controls={open ? 'run-panel' : undefined}
      onClick={onChoose}
      onFocus={onPoint}
    >
      <span className="visually-hidden">
        Run of <EntryTitle entry={entry} />:{' '}
      </span>
      {children}
    </button>
  )
}
