// The shapes of packages/model/src/message.ts, said again so that the published package's types lean on nothing.
// test/attach.test.ts holds every message the beacon sends against the model's own schema.

/** One uninterrupted stretch of playing, as the wire carries it: instants are ISO 8601, UTC, milliseconds. */
export interface Span {
  start: string
  stop: string
  /** Playhead at `start`, in milliseconds. */
  position: number
  rate: number
}

export type Screen = 'tv' | 'computer' | 'tablet' | 'phone' | 'other'

/** Who plays what. */
export interface Head {
  service: string
  content: string
  play: string
  viewer: string
  account?: string | undefined
  market?: string | undefined
  screen?: Screen | undefined
  runtime?: number | undefined
  anonymous?: true | undefined
}

/** What `POST /v1/spans` takes, alone or in an array. */
export interface Message extends Head {
  sentAt: string
  spans: Span[]
}
