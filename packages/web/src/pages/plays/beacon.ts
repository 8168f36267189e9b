import type { Span } from '@sweeps/model'

/** What `/sweeps.js` puts on the page: the same script any player embeds. */
export interface Beacon {
  attach(video: HTMLMediaElement, options: BeaconOptions): Attached
}

interface BeaconOptions {
  endpoint: string
  key: string
  service: string
  content: string
  viewer: string
  screen: string
  /** Milliseconds between two messages while playing. */
  heartbeat: number
  /** Called with each span that grew, as the device knows it, before the server does. */
  on?: (spans: Span[]) => void
}

export interface Attached {
  /** The play's id, once there is one. */
  readonly play?: string
  detach(): void
}

declare global {
  var sweeps: Beacon | undefined
}
