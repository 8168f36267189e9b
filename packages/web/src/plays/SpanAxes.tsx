import type { Span } from '@sweeps/model'
import { formatSecond } from './formatClock'
import { formatPosition } from './formatPosition'
import { SpanAxis } from './SpanAxis'
import { clockBars, playheadBars } from './spanBars'
import type { Play } from './usePlay'
import type { Playhead } from './usePlayhead'

/** The day's axis begins a minute long and doubles when it is full, so bars do not shrink all the time. */
const firstLengthMs = 60_000

interface Props {
  play: Play | null
  growing: Span | null
  runtimeMs: number
  playhead: Playhead
}

/** The same spans twice: along the clip, which tells coverage; along the day, which tells time watched. */
export function SpanAxes({ play, growing, runtimeMs, playhead }: Props) {
  const spans = play?.spans ?? []
  const clock = clockBars(spans)
  const now = Date.now()
  const from = clock.length ? Math.min(...clock.map(bar => bar.from)) : now
  const until = Math.max(from, ...clock.map(bar => bar.to), playhead.playing ? now : 0)
  let length = firstLengthMs
  while (from + length < until) length *= 2

  return (
    <>
      <SpanAxis
        name="Along the clip"
        explanation="what was covered; stronger where watched twice, outlined until the server has it"
        extent={{ from: 0, to: runtimeMs }}
        bars={playheadBars(spans)}
        pending={growing && (playheadBars([growing])[0] ?? null)}
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
