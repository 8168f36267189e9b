import { percentWords } from '@sweeps/model/amounts'
import { formatClock, formatPosition } from './formatTime'
import type { Acknowledged } from './useAcknowledged'
import type { Play } from './usePlay'

interface Props {
  play: Play | null
  runtimeMs: number
  acknowledged: Acknowledged
  receivedAt: Date | null
}

export function PlayCounters({ play, runtimeMs, acknowledged, receivedAt }: Props) {
  const covered = play ? Math.min(1, play.coveredMs / runtimeMs) : 0
  return (
    <dl className="counters">
      <div>
        <dt>Watched</dt>
        <dd data-counter="watched">{formatPosition(play?.watchedMs ?? 0)}</dd>
        <dd className="muted">minutes and seconds of playing</dd>
      </div>
      <div>
        <dt>Covered</dt>
        <dd data-counter="covered">{percentWords(covered, 0, '')}</dd>
        <dd className="muted">of {formatPosition(runtimeMs)}</dd>
      </div>
      <div>
        <dt>Acknowledged</dt>
        <dd data-counter="acknowledged">
          {acknowledged.messages} <span className="unit">{acknowledged.messages === 1 ? 'message' : 'messages'}</span>
        </dd>
        <dd className="muted">
          {acknowledged.latestMs === null ? 'none sent yet' : `the latest in ${Math.max(1, Math.round(acknowledged.latestMs))} ms`}
          {receivedAt && `; counted ${formatClock(receivedAt).slice(0, 8)}`}
        </dd>
      </div>
    </dl>
  )
}
