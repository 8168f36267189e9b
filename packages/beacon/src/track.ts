import { now } from './clock.js'

/** A span in the making, in milliseconds of our clock; `stop` is not rounded yet. */
export interface Stretch {
  start: number
  stop: number
  /** Playhead at `start`, in milliseconds. */
  position: number
  rate: number
  /** It will not grow any more. */
  closed?: boolean
}

/** Milliseconds that playhead and clock may be apart and still tell of one uninterrupted stretch. */
const slack = 500

/** A playhead unseen for longer than this is not believed to have moved. */
const unseen = 2e3

/** The collector refuses a span of more than 24 hours. */
const longest = 12 * 36e5

/**
 * Turns a media element into stretches of playing. Call what it returns whenever something may have happened, `cut` when
 * the stretch is over whatever the element says; it answers whether the element plays. `grew` is given each stretch.
 *
 * Events say that something happened, at times late or twice; the playhead says how much was played. So a stretch stops at
 * its start plus what the playhead moved since, and never later than now. A stall that no event tells of, a laptop
 * that slept and a tab with throttled timers then need no rule of their own.
 */
export const track = (media: HTMLMediaElement, grew: (stretch: Stretch) => void) => {
  let stretch: Stretch | undefined
  let from = 0
  let lastPlayhead = 0
  let lastTime = 0
  let moving = false

  return (cut?: boolean) => {
    const time = now()
    const playhead = media.currentTime * 1e3
    const rate = media.playbackRate
    const playing = !(media.paused || media.ended || media.seeking) && rate > 0
    if (stretch) {
      let reach = stretch.start + (playhead - from) / stretch.rate
      const jumped = playhead < lastPlayhead - 50 || reach > time + slack
      // TRICKY: at `seeking` the playhead is elsewhere already. Until then it went on as it did when last seen.
      if (jumped) reach = moving ? stretch.stop + Math.min(time - lastTime, unseen) : 0
      stretch.stop = Math.max(stretch.stop, Math.min(time, reach))
      // Several events may tell of one instant.
      if (time - lastTime > 20) moving = !jumped && playhead > lastPlayhead
      if (stretch.stop - stretch.start < 1) {
        // `playing` comes before the playhead moves: the stretch starts when it does.
        stretch = undefined
      } else {
        stretch.closed =
          cut || jumped || !playing || rate !== stretch.rate || time - stretch.stop > slack || stretch.stop - stretch.start > longest
        grew(stretch)
        if (stretch.closed) stretch = undefined
      }
    }
    lastPlayhead = playhead
    lastTime = time
    if (!stretch && playing && !cut) {
      from = playhead
      moving = false
      stretch = { start: Math.round(time), stop: time, position: Math.max(0, Math.round(from)), rate }
    }
    return playing
  }
}
