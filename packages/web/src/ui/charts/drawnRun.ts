import type { ChartEntry } from '@sweeps/model'
import type { DisplayUnit } from '@sweeps/model/amounts'

/** A run as it is drawn. */
export interface DrawnRun {
  run: ChartEntry['run']
  by: 'rank' | 'value'
  size: number
  unit: DisplayUnit
  /** What its values are, in words: `Minutes viewed`; empty where they are not one thing. */
  metric: string
  /** `wide` where the drawing has a page to itself. */
  shape?: 'wide'
}
