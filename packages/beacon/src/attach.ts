import { ask } from './ask.js'
import { drift, now, shift } from './clock.js'
import type { Handle, Options } from './options.js'
import { type Play, resume, wire } from './play.js'
import { safely } from './safely.js'
import { senderFor } from './sender.js'
import { type Stretch, track } from './track.js'

const events = 'play playing pause waiting seeking seeked ratechange timeupdate ended emptied abort error'.split(' ')

const attached = new WeakMap<HTMLMediaElement, Handle>()

/**
 * Tells a collector what a media element plays, from now until `detach()`. Attaching an element again ends what it was
 * attached to. Never throws, and never disturbs the page.
 *
 * @example
 * const watching = sweeps.attach(document.querySelector('video'), {
 *   endpoint: 'https://sweeps.example', key: '…', service: 'noa', content: 'hr-1-3', viewer: 'u-81734',
 * })
 */
export const attach = (media: HTMLMediaElement, options: Options): Handle => {
  const handle: Handle = { detach() {} }
  safely(() => {
    const { endpoint, key, service, heartbeat = 3e4, on } = options
    const to = `${endpoint} ${service}`
    const sender = senderFor(to, `${endpoint}/v1/spans?key=${encodeURIComponent(key)}`)
    let current: Stretch | undefined
    let play: Play | undefined
    let kept = 0
    let timer: number | undefined

    const look = track(media, stretch => {
      if (sender.refused) return
      if (stretch !== current) {
        current = stretch
        play = resume(to, options, media, sender.soon)
        kept = 0
      }
      if (stretch.closed || now() - kept >= heartbeat) {
        kept = now()
        play!.keep(stretch)
      }
      if (on) safely(on)([wire(stretch)])
    })

    const sample = safely((cut?: boolean) => {
      checkClock()
      const playing = look(cut)
      ...
    })
  })()
  return handle
}
