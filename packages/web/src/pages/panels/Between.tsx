import { figureWords } from '../../ui/format/figureWords'
import type { Interval } from './ErrorBands'

/** Between which figures one lies; nothing where that is not known. */
export function Between({ interval }: { interval: Interval | undefined }) {
  if (!interval) return null
  return (
    <div className="range">
      {figureWords.count(interval.low)} to {figureWords.count(interval.high)}
    </div>
  )
}
