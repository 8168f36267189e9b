import { type FollowOptions, follow } from './follow.js'
import type { Handle } from './options.js'

export type { FollowOptions } from './follow.js'
export type { Handle } from './options.js'

/** What is used of a `shaka.Player`. */
interface ShakaPlayer {
  getMediaElement(): HTMLMediaElement | null
  getAssetUri(): string | null
  addEventListener(event: string, listener: () => void): void
  removeEventListener(event: string, listener: () => void): void
}

// `loading` comes while the address is still that of what was loaded before; where the browser plays by itself there is no manifest.
const changes = ['manifestparsed', 'loaded']
const end = 'unloading'

/**
 * Reports to a collector what a Shaka player plays: whatever it loads.
 *
 * @example
 * const handle = attachShaka(player, {
 *   endpoint: 'https://sweeps.example', key: 'swk_…', service: 'noa', viewer: 'u-81734', content: source => ids[source],
 * })
 */
export const attachShaka = (player: ShakaPlayer, options: FollowOptions): Handle =>
  follow(options, {
    playing: () => ({ media: player.getMediaElement(), source: player.getAssetUri() }),
    listen(look, release) {
      for (const event of changes) player.addEventListener(event, look)
      player.addEventListener(end, release)
      return () => {
        for (const event of changes) player.removeEventListener(event, look)
        player.removeEventListener(end, release)
      }
    },
  })
