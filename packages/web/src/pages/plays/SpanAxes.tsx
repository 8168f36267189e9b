import type { Span } from '@sweeps/model'
import { formatPosition, formatSecond } from './formatTime'
import { SpanAxis } from './SpanAxis'
import { clockBars, playheadBars } from './spanBars'
import type { Play } from './usePlay'
import type { Playhead } from './usePlayhead'

/** The day's axis begins a minute long and doubles when it is full, so bars do not shrink all the time. */
const firstLengthMs = 60_000

interface Props {
  play: Play | null
  growing: Span | null
  receivedAt: Date | null
  runtimeMs: number
  playhead: Playhead
}

/** The same spans twice: along the clip, which shows coverage; along the day, which shows time watched. */
export function SpanAxes({ play, growing, receivedAt, runtimeMs, playhead }: Props) {
  const spans = play?.spans ?? []
  const clock = clockBars(spans)
  const from = Math.min(...clock.map(bar => bar.from))
  const latest = Math.max(...clock.map(bar => bar.to))
  // Spans carry the server's time. How long ago the latest was received is known without trusting the device's clock.
  const now = playhead.playing && receivedAt ? latest + (Date.now() - receivedAt.getTime()) : null
  let length = firstLengthMs
  while (from + length < (now ?? latest)) length *= 2

  return (
    <>
      <SpanAxis
        name="Along the clip"
        explanation="what was covered; stronger where watched twice, outlined until the server has it"
        extent={{ from: 0, to: runtimeMs }}
        bars={playheadBars(spans)}
        pending={growing && !isStored(growing, spans) ? (playheadBars([growing])[0] ?? null) : null}
        marker={playhead.positionMs}
        tick={at => formatPosition(at).replace(/\.\d$/, '')}
      />
      <SpanAxis
        name="Along the day"
        explanation="when it played; a pause is a gap"
        extent={clock.length > 0 ? { from, to: from + length } : { from: 0, to: length }}
        bars={clock}
        marker={now}
        tick={at => (clock.length ? formatSecond(at) : '–')}
      />
    </>
  )
}

const lengthOf = ({ start, stop }: Span): number => Date.parse(stop) - Date.parse(start)

/** Whether the server has all of a span. Its clock may not be the device's: a span is recognised by where it begins in the clip and how long it is. */
export const isStored = (span: Span, stored: Span[]): boolean =>
  stored.some(other => other.position === span.position && lengthOf(other) >= lengthOf(span))
