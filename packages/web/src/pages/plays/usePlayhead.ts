import { type RefObject, useEffect, useState } from 'react'

export interface Playhead {
  positionMs: number
  playing: boolean
}

const events = ['timeupdate', 'play', 'pause', 'ended', 'seeking', 'seeked']

/** Where the video is, about four times a second. */
export function usePlayhead(video: RefObject<HTMLVideoElement | null>): Playhead {
  const [playhead, setPlayhead] = useState<Playhead>({ positionMs: 0, playing: false })
  useEffect(() => {
    const element = video.current
    if (!element) return
    const read = () => setPlayhead({ positionMs: element.currentTime * 1000, playing: !element.paused && !element.ended })
    for (const event of events) element.addEventListener(event, read)
    return () => {
      for (const event of events) element.removeEventListener(event, read)
    }
  }, [video])
  return playhead
}
