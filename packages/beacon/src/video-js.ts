import { type FollowOptions, follow } from './follow.js'
import type { Handle } from './options.js'

export type { FollowOptions } from './follow.js'
export type { Handle } from './options.js'

/** What is used of a player of video.js. */
interface VideoJsPlayer {
  currentSrc(): string
  /** The first element inside the player that a selector finds. */
  $(selector: string): Element | null
  on(event: string, listener: () => void): void
  off(event: string, listener: () => void): void
}

const change = 'loadstart'
const end = 'dispose'

/**
 * Reports to a collector what a video.js player plays: whatever source it is given, by whichever technique.
 *
 * @example
 * const handle = attachVideoJs(videojs('player'), {
 *   endpoint: 'https://sweeps.example', key: 'swk_…', service: 'noa', viewer: 'u-81734', content: source => ids[source],
 * })
 */
export const attachVideoJs = (player: VideoJsPlayer, options: FollowOptions): Handle =>
  follow(options, {
    playing: () => ({ media: player.$('video,audio') as HTMLMediaElement | null, source: player.currentSrc() }),
    listen(look, release) {
      player.on(change, look)
      player.on(end, release)
      return () => {
        player.off(change, look)
        player.off(end, release)
      }
    },
  })
