import { Instant, Message, Span } from './message.js'
import Type, { type Static } from './typebox.js'

const Id = Type.String({ minLength: 1, maxLength: 64 })

/** Who was in front of a screen, from when to when. Presence only grows, as a span does. */
const Presence = Type.Object({
  /** The panel's own id of a person of the household. */
  person: Type.Optional(Id),
  /** Or somebody who does not live there: any name that is theirs in this household. */
  guest: Type.Optional(Type.Union([Id, Type.Integer({ minimum: 1 })])),
  start: Instant,
  stop: Instant,
})
export type Presence = Static<typeof Presence>

/** What a meter reports: what played on a device of a panel household, and who was there. */
export const PanelMessage = Type.Object({
  service: Message.properties.service,
  content: Message.properties.content,
  play: Message.properties.play,
  household: Id,
  /** Only a keyed hash of it is stored. */
  device: Type.String({ minLength: 1, maxLength: 128 }),
  screen: Message.properties.screen,
  sentAt: Instant,
  runtime: Message.properties.runtime,
  spans: Type.Array(Span, { minItems: 1, maxItems: 500 }),
  presence: Type.Array(Presence, { maxItems: 500 }),
})
export type PanelMessage = Static<typeof PanelMessage>
