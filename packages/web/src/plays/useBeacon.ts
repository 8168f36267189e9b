import { type RefObject, useEffect, useState } from 'react'
import type { Attached } from './beacon'
import { loadBeacon } from './loadBeacon'
import type { Screening } from './screeningQuery'

/** Often enough to see spans grow while watching them; a real page sends less. */
const heartbeat = 5000

/** Attach the beacon to the video, as the guide tells anyone to. Gives the play's id as soon as there is one. */
export function useBeacon(video: RefObject<HTMLVideoElement | null>, screening: Screening): { play: string | null; error: Error | null } {
  const [play, setPlay] = useState<string | null>(null)
  const [error, setError] = useState<Error | null>(null)

  useEffect(() => {
    const element = video.current
    if (!element) return
    let attached: Attached | undefined
    let left = false
    // A play may get its id only when playing begins, and a new one when it is watched again much later.
    const read = () => setPlay(attached?.play ?? null)
    const { service, content, key, viewer } = screening
    loadBeacon()
      .then(beacon => {
        if (left) return
        attached = beacon.attach(element, { endpoint: '', key, service, content, viewer, screen: 'computer', heartbeat })
        read()
      })
      .catch(setError)
    element.addEventListener('playing', read)
    return () => {
      left = true
      element.removeEventListener('playing', read)
      attached?.detach()
    }
  }, [video, screening])

  return { play, error }
}
