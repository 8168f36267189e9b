import type { Screen, Span } from './message.js'

/** What the beacon has to know about who plays what, and where to tell it. */
export interface Options {
  /** Origin of the collector, such as `https://sweeps.example`; that of the page when left out. */
  endpoint?: string
  /** A write-only key of the service. */
  key: string
  service: string
  /** The service's own id of what is playing. */
  content: string
  /** The service's id of the viewer; the collector stores a keyed hash of it. */
  viewer: string
  account?: string
  /** ISO 3166-1 alpha-2 country, such as `IL`. */
  market?: string
  screen?: Screen
  /** Length of the content in milliseconds; the element's duration when left out, nothing for a live stream. */
  runtime?: number
  /** Milliseconds between two messages about a span that is still open; 30,000 when left out. */
  heartbeat?: number
  /**
   * Called with each span that grew, in the clock of the device, about four times a second.
   * A span is the same one as long as its `start` is.
   */
  on?: (spans: Span[]) => void
}

/** What `attach` hands back. */
export interface Handle {
  /** The id of the latest play, a UUID: there is one as soon as something was played. A play after half an hour has another. */
  play?: string
  /** Closes the open span, sends what is known and releases the element. */
  detach(): void
}
