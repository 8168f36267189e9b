import { utcInstant } from '../utc-instant.js'

type Fields = Record<string, unknown>

/** A client that plays, as it was in the last answer. */
interface PlayingClient {
  /** What the client itself said last. */
  said: string
  record: Fields
  /** Epoch ms, by the clock of the server. */
  checkIn: number
  /** When the server last knew it to play, epoch ms. */
  known: number
}

/** Clients check in so often, in ms: of one that has gone no more than this counts after its last check-in. */
const intervalMs = 10_000

/**
 * The answers of Jellyfin's `/Sessions`, polled repeatedly → records as its Webhook plugin sends them. Each is a check-in of a client, with the
 * time of it by the server's clock: so however often it is polled, and by however many programs, one check-in is one record.
 */
export class NowPlaying {
  #playing: ReadonlyMap<string, PlayingClient> = new Map()

  /**
   * What is new in an answer, and how to note that it was taken: what was not is returned again. Undefined when it is no list of sessions.
   */
  read(answer: unknown): { records: string[]; taken: () => void } | undefined {
    if (!Array.isArray(answer)) return undefined
    const now = new Map<string, PlayingClient>()
    for (const session of answer) {
      const client = fieldsOf(session) && playingClient(fieldsOf(session)!)
      if (client) now.set(`${textOf(session.Id) ?? ''}\0${client.record['ItemId']}`, client)
    }
    const records: Fields[] = []
    for (const [name, before] of this.#playing) if (!now.has(name)) records.push(stopOf(before))
    for (const [name, { said, record }] of now) if (this.#playing.get(name)?.said !== said) records.push(record)
    return {
      records: records.map(record => JSON.stringify(record)),
      taken: () => {
        this.#playing = now
      },
    }
  }
}

function playingClient(session: Fields): PlayingClient | undefined {
  const item = fieldsOf(session['NowPlayingItem'])
  const state = fieldsOf(session['PlayState']) ?? {}
  const checkIn = utcInstant(textOf(session['LastPlaybackCheckIn']))
  // One that never checked in has the year 1.
  if (!item || !(checkIn > 0)) return undefined
  const active = utcInstant(textOf(session['LastActivityDate']))
  const known = Number.isNaN(active) ? checkIn : Math.max(active, checkIn)
  const paused = state['IsPaused'] === true
  const record = {
    NotificationType: 'PlaybackProgress',
    UtcTimestamp: new Date(checkIn).toISOString(),
    ItemId: textOf(item['Id']),
    ItemType: textOf(item['Type']),
    UserId: textOf(session['UserId']),
    DeviceId: textOf(session['DeviceId']),
    DeviceName: textOf(session['DeviceName']),
    ClientName: textOf(session['Client']),
    PlaybackPositionTicks: positionAt(state['PositionTicks'], paused ? 0 : known - checkIn),
    RunTimeTicks: item['RunTimeTicks'],
    IsPaused: paused,
    IsAutomated: false,
    Name: textOf(item['Name']),
    SeriesName: textOf(item['SeriesName']),
    SeasonNumber: item['ParentIndexNumber'],
    EpisodeNumber: item['IndexNumber'],
    PremiereDate: textOf(item['PremiereDate']),
  }
  return { said: `${checkIn} ${paused}`, record, checkIn, known }
}

/**
 * TRICKY: between check-ins the server counts the playhead on by itself, a second each second, and is active by that: where it was at the
 * check-in is as much before.
 */
function positionAt(ticks: unknown, since: number): number | undefined {
  if (typeof ticks !== 'number') return undefined
  return Math.max(0, ticks - Math.floor(since / 1000) * 10_000_000)
}

/** It has gone: it played for as long as it was known to, and no longer than a client that is there would have stayed silent. */
function stopOf({ record, checkIn, known }: PlayingClient): Fields {
  const at = Math.min(known, checkIn + intervalMs)
  return { ...record, NotificationType: 'PlaybackStop', UtcTimestamp: new Date(at).toISOString(), PlaybackPositionTicks: undefined }
}

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
