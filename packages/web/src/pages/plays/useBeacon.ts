import type { Span } from '@sweeps/model'
import { type RefObject, useEffect, useState } from 'react'
import { base } from '../../api/base'
import type { Attached } from './beacon'
import { loadBeacon } from './loadBeacon'
import type { Screening } from './screeningQuery'

/** Often enough to see spans grow while watching them; a real page sends less. */
const heartbeat = 5000

interface BeaconState {
  play: string | null
  /** The latest span as the device knows it: what the server will receive next. */
  growing: Span | null
  error: Error | null
}

/** Attach the beacon to the video, as the guide describes. Gives the play's id as soon as there is one, and the span that grows now. */
export function useBeacon(video: RefObject<HTMLVideoElement | null>, screening: Screening): BeaconState {
  const [play, setPlay] = useState<string | null>(null)
  const [growing, setGrowing] = useState<Span | null>(null)
  const [error, setError] = useState<Error | null>(null)

  useEffect(() => {
    const element = video.current
    if (!element) return
    let attached: Attached | undefined
    let left = false
    // A play may get its id only when playing begins, and a new one when it is watched again much later. Our listeners may
    // run before the beacon's: the first time update after it has the id in any case.
    const read = () => setPlay(attached?.play ?? null)
    const { service, content, key, viewer } = screening
    const on = (spans: Span[]) => setGrowing(spans.at(-1) ?? null)
    loadBeacon()
      .then(beacon => {
        if (left) return
        attached = beacon.attach(element, { endpoint: base(), key, service, content, viewer, screen: 'computer', heartbeat, on })
        read()
      })
      .catch(setError)
    element.addEventListener('playing', read)
    element.addEventListener('timeupdate', read)
    return () => {
      left = true
      element.removeEventListener('playing', read)
      element.removeEventListener('timeupdate', read)
      attached?.detach()
    }
  }, [video, screening])

  return { play, growing, error }
}
