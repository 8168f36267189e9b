import type { Content } from './catalogue.js'
import { MINUTE, SECOND } from './day.js'
import type { Viewer } from './population.js'

/** One uninterrupted stretch of playing. Times in milliseconds since 1970; `position` is the playhead at `start`, in milliseconds. */
export interface Stretch {
  start: number
  stop: number
  position: number
  rate: number
}

export interface Watched {
  stretches: Stretch[]
  /** Playhead at the end. */
  position: number
  /** How it ended: seen to the end, left to go on another time, or left for good. */
  ending: 'finished' | 'left' | 'dropped'
}

/** Plays a content from a playhead on, for about as long as there is time; all in milliseconds. */
export function watch(viewer: Viewer, content: Content, at: number, from: number, time: number): Watched {
  const { luck, rate } = viewer
  const { target, ending } = goal(viewer, content, from, time)
  const stretches: Stretch[] = []
  let now = at
  let position = from
  while (position < target) {
    const rest = Math.ceil((target - position) / rate)
    const length = Math.min(rest, Math.ceil(luck.exponential(24 * MINUTE)) + 200)
    stretches.push({ start: now, stop: now + length, position, rate })
    now += length
    position = Math.min(content.runtime, position + Math.round(length * rate))
    if (position >= target) break
    const interruption = interrupt(viewer)
    now += interruption.gap
    position = Math.min(target, Math.max(0, position + interruption.jump))
  }
  return { stretches, position, ending }
}

/** The playhead this play will end at, unless the viewer jumps beyond it. */
function goal({ luck, rate }: Viewer, { runtime }: Content, from: number, time: number): { target: number; ending: Watched['ending'] } {
  const rest = runtime - from
  // A wrong click: seconds, not a viewing.
  if (luck.chance(0.03)) return { target: Math.min(runtime, from + luck.integer(700, 8 * SECOND)), ending: 'left' }
  // Most who drop out do so early.
  if (luck.chance(0.07))
    return { target: from + Math.ceil(rest * luck.uniform() ** 1.6) + 1, ending: luck.chance(0.45) ? 'dropped' : 'left' }
  if (rest > 1.3 * time * rate) return { target: from + Math.max(SECOND, Math.round(time * rate)), ending: 'left' }
  const credits = luck.chance(0.6) ? luck.integer(0, Math.min(75 * SECOND, Math.floor(rest / 20))) : 0
  return { target: runtime - credits, ending: 'finished' }
}

/** What stops the playing for a moment: how long, and how far the playhead jumps; both in milliseconds. */
function interrupt({ luck, stalls }: Viewer): { gap: number; jump: number } {
  if (luck.chance(stalls)) return { gap: luck.integer(400, 9000), jump: 0 }
  // Under the 30 minutes after which a resume would be a new play.
  if (luck.chance(0.55)) return { gap: SECOND + Math.min(27 * MINUTE, Math.round(luck.exponential(3 * MINUTE))), jump: 0 }
  const jump = luck.chance(0.6) ? luck.integer(10, 120) : -luck.integer(10, 60)
  return { gap: luck.integer(150, 1200), jump: jump * SECOND }
}
