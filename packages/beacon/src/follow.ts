// Of the package itself: a page that has several of these has one beacon.
import { attach } from './attach.js'
import type { Handle, Options } from './options.js'
import { safely } from './safely.js'

/** What `attach` wants, but for what plays: players load one source after the other into the same element. */
export interface FollowOptions extends Omit<Options, 'content'> {
  /**
   * The service's own id of what plays, or what tells it by the address of the source that was loaded; nothing: it is not measured, as of an
   * advertisement. Asked once for each source.
   */
  content: string | ((source: string) => string | undefined)
}

/** What a player has now. */
interface Playing {
  media: HTMLMediaElement | null | undefined
  source: string | null | undefined
}

/** A player that is followed. */
interface Player {
  playing(): Playing
  /** Calls back when it may have another element or source, and when it releases what it has. Returns how to end that. */
  listen(look: () => void, release: () => void): () => void
}

/** Keeps the beacon on what a player plays, until `detach()`. It never throws into the page. */
export const follow = ({ content, ...options }: FollowOptions, player: Player): Handle => {
  const handle: Handle = { detach() {} }
  let last: Playing | undefined
  let current: Handle | undefined
  const release = safely(() => {
    if (current) current.detach()
    current = last = undefined
  })
  const look = safely(() => {
    const { media, source } = player.playing()
    if (last && media === last.media && source === last.source) return
    release()
    if (!media || !source) return
    last = { media, source }
    const id = typeof content === 'string' ? content : content(source)
    if (id) current = attach(media, { ...options, content: id })
  })
  safely(() => {
    const unlisten = player.listen(look, release)
    Object.defineProperty(handle, 'play', { get: () => current?.play })
    handle.detach = safely(() => {
      unlisten()
      release()
    })
    look()
  })()
  return handle
}
