import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const SelfDescribing = Type.Object({ schema: Type.String(), data: Type.Unknown() })

/** What matters of an enriched event. Its entities describe themselves: which schema, which data. */
export const SnowplowEvent = Type.Object({
  event_name: Text,
  user_id: Text,
  domain_userid: Text,
  network_userid: Text,
  geo_country: Text,
  useragent: Text,
  dvce_type: Text,
  derived_tstamp: Text,
  true_tstamp: Text,
  collector_tstamp: Text,
  contexts: Type.Array(SelfDescribing),
  /** What it is about; undefined: nothing that describes itself. */
  unstruct_event: Type.Union([SelfDescribing, Type.Undefined()]),
})
export type SnowplowEvent = Static<typeof SnowplowEvent>

/** media_player 1 and 2. */
const PlayerEntity = Type.Object({
  /** Seconds. */
  currentTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  duration: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  paused: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  ended: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  playbackRate: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  label: Text,
})
export type PlayerEntity = Static<typeof PlayerEntity>

const SessionEntity = Type.Object({
  mediaSessionId: Type.String({ minLength: 1 }),
  /** Seconds between beats. */
  pingInterval: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
})
export type SessionEntity = Static<typeof SessionEntity>

const events = Compile(SnowplowEvent)
const players = Compile(PlayerEntity)
const sessions = Compile(SessionEntity)
export const isPlayer = (data: unknown): data is PlayerEntity => players.Check(data)
export const isSession = (data: unknown): data is SessionEntity => sessions.Check(data)

/** Places of the columns of an enriched event that are read, of 131 in the canonical order; later versions add some at the end. */
const columns = {
  collector_tstamp: 3,
  user_id: 12,
  domain_userid: 15,
  network_userid: 17,
  geo_country: 18,
  contexts: 52,
  unstruct_event: 58,
  useragent: 77,
  dvce_type: 101,
  derived_tstamp: 124,
  event_name: 126,
  true_tstamp: 130,
} as const
const leastColumns = 127

/** A line of enriched events: tab-separated, or JSON. Undefined when it is neither. */
export function parseEvent(line: string): SnowplowEvent | undefined {
  const fields = line.startsWith('{') ? fromJson(line) : fromTabs(line)
  if (!fields) return undefined
  const spread = spreadEntities(fields)
  const about = oneOf(fields['unstruct_event']) ?? spread.about
  const event = {
    ...fields,
    contexts: [...listOf(fields['contexts']), ...spread.contexts],
    unstruct_event: about,
  }
  return events.Check(event) ? event : undefined
}

/** Entities that a loader has spread over columns of their own: `contexts_org_vendor_name_1`. */
function spreadEntities(fields: Record<string, unknown>): { contexts: Entity[]; about: Entity | undefined } {
  const contexts: Entity[] = []
  let about: Entity | undefined
  for (const [name, value] of Object.entries(fields)) {
    const parts = /^(contexts|unstruct_event)_(com_snowplowanalytics_snowplow(?:_media)?)_(.+)_(\d)$/.exec(name)
    if (!parts || !value) continue
    const schema = `iglu:${parts[2]!.replaceAll('_', '.')}/${parts[3]}/jsonschema/${parts[4]}-0-0`
    if (parts[1] === 'unstruct_event') about = { schema, data: value }
    else if (Array.isArray(value)) for (const data of value) contexts.push({ schema, data })
  }
  return { contexts, about }
}

function fromTabs(line: string): Record<string, unknown> | undefined {
  const cells = line.split('\t')
  if (cells.length < leastColumns) return undefined
  return Object.fromEntries(Object.entries(columns).map(([name, place]) => [name, cells[place] || null]))
}

function fromJson(line: string): Record<string, unknown> | undefined {
  const value = parse(line)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Entity = Static<typeof SelfDescribing>
const entities = Compile(SelfDescribing)
const unpacked = (value: unknown): unknown => (typeof value === 'string' ? parse(value) : value)

function listOf(value: unknown): Entity[] {
  const outer = unpacked(value)
  const list = entities.Check(outer) ? outer.data : outer
  return Array.isArray(list) ? list.filter((entity): entity is Entity => entities.Check(entity)) : []
}

function oneOf(value: unknown): Entity | undefined {
  const outer = unpacked(value)
  const inner = entities.Check(outer) && /\/unstruct_event\//.test(outer.schema) ? outer.data : outer
  return entities.Check(inner) ? inner : undefined
}
