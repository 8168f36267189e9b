import type { LiveEvents } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store } from '../store/index.js'

export type LivePlay = LiveEvents['play']

const spansOfPlay = defineQuery({
  tag: 'plays.live',
  sql: `-- one row per span of one play of the last day
SELECT
    content,
    toUnixTimestamp64Milli(start) AS from_ms,
    toUnixTimestamp64Milli(max(stop)) AS to_ms,
    toInt64(max(position)) AS playhead,
    max(rate) AS speed,
    toInt64(max(runtime)) AS told_runtime
FROM spans
WHERE play = {play:UUID} AND start >= now64(3) - INTERVAL 2 DAY
GROUP BY service, content, play, start
ORDER BY start`,
  row: Type.Object({ content: Type.String(), from_ms: Int64, to_ms: Int64, playhead: Int64, speed: Type.Number(), told_runtime: Int64 }),
})

/** One play as the engine holds it: its spans, and their union in time and in content. */
export async function livePlay(store: Store, play: string): Promise<LivePlay | undefined> {
  const spans = await store.run(spansOfPlay, { play })
  const first = spans[0]
  if (!first) return undefined
  const iso = (ms: number): string => new Date(ms).toISOString()
  const runtime = Math.max(...spans.map(span => span.told_runtime))
  return {
    play,
    content: first.content,
    watchedMs: unionLength(spans.map(span => [span.from_ms, span.to_ms])),
    coveredMs: Math.round(unionLength(spans.map(span => [span.playhead, span.playhead + (span.to_ms - span.from_ms) * span.speed]))),
    runtimeMs: runtime || null,
    spans: spans.map(span => ({ start: iso(span.from_ms), stop: iso(span.to_ms), position: span.playhead, rate: span.speed })),
  }
}

/** Length of the union of intervals. */
function unionLength(intervals: [number, number][]): number {
  let total = 0
  let end = Number.NEGATIVE_INFINITY
  for (const [from, to] of intervals.sort((a, b) => a[0] - b[0])) {
    if (to > end) {
      total += to - Math.max(from, end)
      end = to
    }
  }
  return total
}
