import { ask } from './ask.js'
import { drift, now, shift } from './clock.js'
import type { Handle, Options } from './options.js'
import { type Play, patience, resume, wire } from './play.js'
import { safely } from './safely.js'
import { senderFor } from './sender.js'
import { type Stretch, track } from './track.js'

const events = 'play playing pause waiting seeking seeked ratechange timeupdate ended emptied abort error'.split(' ')

const attached = new WeakMap<HTMLMediaElement, Handle>()

/**
 * Reports to a collector what a media element plays, from now until `detach()`. Attaching an element again ends what it was
 * attached to. It never throws into the page.
 *
 * @example
 * const handle = attach(document.querySelector('video'), {
 *   endpoint: 'https://sweeps.example', key: 'swk_…', service: 'noa', content: 'hr-1-3', viewer: 'u-81734',
 * })
 */
export const attach = (media: HTMLMediaElement, options: Options): Handle => {
  const handle: Handle = { detach() {} }
  safely(() => {
    const before = attached.get(media)
    if (before) before.detach()
    attached.set(media, handle)
    const { endpoint = '', key, service, heartbeat = 3e4, on } = options
    const to = `${endpoint} ${service}`
    const sender = senderFor(to, `${endpoint}/v1/spans?key=${encodeURIComponent(key)}`)
    let current: Stretch | undefined
    let play: Play | undefined
    let storedAt = 0
    let timer: ReturnType<typeof setInterval> | undefined

    const look = track(media, stretch => {
      if (sender.refused) return
      if (stretch !== current) {
        current = stretch
        storedAt = 0
        if (!play || stretch.start - play.known.last > patience) play = resume(to, endpoint, options, media, sender.soon)
        handle.play = play.known.id
      }
      if (stretch.closed || now() - storedAt >= heartbeat) {
        storedAt = now()
        play!.keep(stretch)
        sender.soon()
      }
      if (on) safely(on)([wire(stretch)])
    })

    const sample = safely((event: { type?: string } = {}, cut?: boolean) => {
      const ran = drift()
      if (ran > 1e3) {
        // The device slept, and the monotonic clock may have slept with it. Or somebody set the device's clock: then the
        // collector's has not moved as far.
        shift(ran)
        // biome-ignore lint/complexity/useOptionalChain: an optional chain is longer where it is written out for browsers of 2018
        const offset = play && play.known.offset
        if (offset != null) ask(endpoint).then(ahead => ahead! - offset < -ran / 2 && shift(-ran))
      }
      // When it waits for nothing it has stopped for a moment all the same.
      if (event.type === 'waiting') look(true)
      const playing = look(cut)
      if (!playing) {
        timer = clearInterval(timer) as undefined
        sender.live.delete(report)
      } else if (!cut) {
        timer = timer || setInterval(sample, 1e3)
        sender.live.add(report)
      }
    })

    /** Keeps the open stretch as it is now. */
    const report = (leaving?: boolean) => {
      storedAt = 0
      sample()
      if (leaving && play) play.settle()
    }

    for (const event of events) media.addEventListener(event, sample)
    handle.detach = safely(() => {
      for (const event of events) media.removeEventListener(event, sample)
      sample(undefined, true)
      clearInterval(timer)
      sender.live.delete(report)
      if (play) play.settle()
      return sender.last()
    })
    sample()
    sender.soon()
  })()
  return handle
}
