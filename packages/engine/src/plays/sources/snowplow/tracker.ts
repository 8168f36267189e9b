import Type, { Compile, type Static } from '@sweeps/model/typebox'

const Text = Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()]))

/** What matters of an event as a tracker sends it (the tracker protocol). */
const TrackerEvent = Type.Object({
  /** The app id. */
  aid: Text,
  /** When it was made, and when it truly was; epoch ms. */
  dtm: Text,
  ttm: Text,
  uid: Text,
  duid: Text,
  nuid: Text,
  ua: Text,
  /** Self-describing JSON, plain or in base64 for addresses. */
  ue_pr: Text,
  ue_px: Text,
  co: Text,
  cx: Text,
})
type TrackerEvent = Static<typeof TrackerEvent>

/** The body of a request: `payload_data` with its events. */
const Payload = Type.Object({ data: Type.Array(Type.Unknown()) })
const payloads = Compile(Payload)
const events = Compile(TrackerEvent)

/**
 * The events of a request of a tracker, as enriched events have them, and the app id of the first. Undefined for what is no `payload_data`. An event
 * that is none comes as an empty line, which is refused with a reason.
 */
export function readTrackerPayload(body: unknown, userAgent = ''): { appId: string; events: string[] } | undefined {
  if (!payloads.Check(body)) return undefined
  const data = body.data.map(event => (events.Check(event) ? event : undefined))
  const appId = data.find(event => event?.aid)?.aid
  return { appId: String(appId ?? ''), events: data.map(event => (event ? JSON.stringify(enriched(event, userAgent)) : '')) }
}

function enriched(event: TrackerEvent, userAgent: string): Record<string, unknown> {
  const at = Number(event.ttm ?? event.dtm)
  return {
    user_id: text(event.uid),
    domain_userid: text(event.duid),
    network_userid: text(event.nuid),
    useragent: text(event.ua) ?? userAgent,
    // By the clock of the device, as in every other source: sent again, it is the same event.
    derived_tstamp: Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString() : undefined,
    unstruct_event: text(event.ue_pr) ?? fromBase64(event.ue_px),
    contexts: text(event.co) ?? fromBase64(event.cx),
  }
}

const text = (value: string | number | null | undefined): string | undefined =>
  value === undefined || value === null ? undefined : String(value)

const fromBase64 = (value: string | number | null | undefined): string | undefined =>
  typeof value === 'string' ? Buffer.from(value, 'base64url').toString('utf8') : undefined
