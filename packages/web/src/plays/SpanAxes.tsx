import { formatSecond } from './formatClock'
import { formatPosition } from './formatPosition'
import { SpanAxis } from './SpanAxis'
import { clockExtents, playheadExtents } from './spanExtents'
import type { Play } from './usePlay'
import type { Playhead } from './usePlayhead'

/** The day's axis begins a minute long and doubles when it is full, so bars do not shrink all the time. */
const firstLengthMs = 60_000

/** The same spans twice: along the clip, which tells coverage; along the day, which tells time watched. */
export function SpanAxes({ play, runtimeMs, playhead }: { play: Play | null; runtimeMs: number; playhead: Playhead }) {
  const spans = play?.spans ?? []
  const clock = clockExtents(spans)
  const now = Date.now()
  const from = clock.length ? Math.min(...clock.map(extent => extent.from)) : now
  const until = Math.max(from, ...clock.map(extent => extent.to), playhead.playing ? now : 0)
  let length = firstLengthMs
  while (from + length < until) length *= 2

  return (
    <>
      <SpanAxis
        name="Along the clip"
        explanation="what was covered; darker where watched twice"
        extent={{ from: 0, to: runtimeMs }}
        bars={playheadExtents(spans)}
        marker={playhead.positionMs}
        tick={at => formatPosition(at).replace(/\.\d$/, '')}
      />
      <SpanAxis
        name="Along the day"
        explanation="when it played; a pause is a gap"
        extent={{ from, to: from + length }}
        bars={clock}
        marker={playhead.playing && clock.length > 0 ? now : null}
        tick={at => (clock.length ? formatSecond(at) : '–')}
      />
    </>
  )
}
