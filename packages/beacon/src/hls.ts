import { type FollowOptions, follow } from './follow.js'
import type { Handle } from './options.js'

export type { FollowOptions } from './follow.js'
export type { Handle } from './options.js'

/** What is used of hls.js. */
interface HlsPlayer {
  readonly media: HTMLMediaElement | null
  readonly url: string | null
  // biome-ignore lint/suspicious/noExplicitAny: its own types tie each name to a listener
  on(event: any, listener: () => void): unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above
  off(event: any, listener: () => void): unknown
}

const changes = ['hlsManifestLoading', 'hlsMediaAttached', 'hlsMediaDetached']
const end = 'hlsDestroying'

/**
 * Reports to a collector what an hls.js player plays: whatever source it loads, into whichever element.
 *
 * @example
 * const handle = attachHls(hls, {
 *   endpoint: 'https://sweeps.example', key: 'swk_…', service: 'noa', viewer: 'u-81734', content: source => ids[source],
 * })
 */
export const attachHls = (hls: HlsPlayer, options: FollowOptions): Handle =>
  follow(options, {
    playing: () => ({ media: hls.media, source: hls.url }),
    listen(look, release) {
      for (const event of changes) hls.on(event, look)
      hls.on(end, release)
      return () => {
        for (const event of changes) hls.off(event, look)
        hls.off(end, release)
      }
    },
  })
