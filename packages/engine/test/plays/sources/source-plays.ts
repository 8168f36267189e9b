/** A play with a known truth: stretches of playing, epoch ms, with pauses between. */
export interface SourcePlay {
  session: string
  content: string
  viewer: string
  stretches: [from: number, to: number][]
}

type Pick = (most: number) => number

const base = Date.parse('2021-08-02T00:00:00.000Z')

export function sourcePlays(count: number, pick: Pick): SourcePlay[] {
  return Array.from({ length: count }, (_, index) => {
    let at = base + index * 7_200_000 + pick(600_000)
    const stretches = Array.from({ length: 1 + pick(4) }, (): [number, number] => {
      const from = at
      const to = from + 5000 + pick(400_000)
      at = to + 1000 + pick(200_000)
      return [from, to]
    })
    return { session: `session-${index}`, content: `content${index % 6}`, viewer: `viewer${index % 9}`, stretches }
  })
}

const iso = (at: number): string => new Date(at).toISOString()
/** Beats of 10 s inside a stretch, some of them lost. */
const beats = ([from, to]: [number, number], pick: Pick): number[] =>
  Array.from({ length: Math.floor((to - from - 1) / 10_000) }, (_, n) => from + (n + 1) * 10_000).filter(() => pick(10) > 0)

/** How each source words such a play, record by record. */
export const wordsOf = {
  cmcd({ session, content, stretches }: SourcePlay, pick: Pick): unknown[] {
    const line = (at: number, sta: string, e = 'ps') => `cid="${content}",e=${e},sid="${session}",sn=${pick(7)},sta=${sta},ts=${at},v=2`
    const last = stretches.at(-1)!
    return stretches.flatMap(stretch => [
      line(stretch[0], 'p'),
      ...beats(stretch, pick).map(at => line(at, 'p', 't')),
      line(stretch[0] + 1000, 'p', 'rr'),
      line(stretch[1], stretch === last ? 'e' : ['a', 'r', 'k', 'w'][pick(4)]!),
    ])
  },
  segment({ session, content, viewer, stretches }: SourcePlay, pick: Pick): unknown[] {
    const [first, last] = [stretches[0]!, stretches.at(-1)!]
    const event = (event: string, at: number) => ({
      ...{ type: 'track', event, userId: viewer, messageId: `${session} ${event} ${at}`, timestamp: iso(at) },
      properties: { session_id: session, asset_id: content, position: Math.floor((at - first[0]) / 1000), total_length: 7200 },
    })
    return stretches.flatMap(stretch => [
      event(stretch === first ? 'Video Content Started' : 'Video Playback Resumed', stretch[0]),
      ...beats(stretch, pick).map(at => event('Video Content Playing', at)),
      event(stretch === last ? 'Video Content Completed' : 'Video Playback Paused', stretch[1]),
    ])
  },
  snowplow({ session, content, viewer, stretches }: SourcePlay, pick: Pick): unknown[] {
    const last = stretches.at(-1)!
    const event = (name: string, at: number) => ({
      ...{ event_name: `${name}_event`, user_id: viewer, derived_tstamp: iso(at), collector_tstamp: iso(at) },
      unstruct_event: { schema: `iglu:com.snowplowanalytics.snowplow.media/${name}_event/jsonschema/1-0-0`, data: {} },
      contexts: [
        {
          schema: 'iglu:com.snowplowanalytics.snowplow/media_player/jsonschema/2-0-0',
          data: { currentTime: 5, duration: 3600, paused: name === 'pause', ended: name === 'end', playbackRate: 1, label: content },
        },
        {
          schema: 'iglu:com.snowplowanalytics.snowplow.media/session/jsonschema/1-0-0',
          data: { mediaSessionId: session, pingInterval: 10 },
        },
      ],
    })
    return stretches.flatMap(stretch => [
      JSON.stringify(event('play', stretch[0])),
      ...beats(stretch, pick).map(at => JSON.stringify(event('ping', at))),
      JSON.stringify(event(stretch === last ? 'end' : 'pause', stretch[1])),
    ])
  },
  emby({ session, content, viewer, stretches }: SourcePlay): unknown[] {
    const [first, last] = [stretches[0]!, stretches.at(-1)!]
    const event = (name: string, at: number) =>
      JSON.stringify({
        ...{ Event: `playback.${name}`, Date: iso(at), User: { Id: viewer } },
        ...{ Item: { Id: content, Name: 'x', Type: 'Movie', RunTimeTicks: 72_000_000_000 }, Session: { Id: session } },
        PlaybackInfo: { PositionTicks: (at - first[0]) * 10_000 },
      })
    return stretches.flatMap(stretch => [
      event(stretch === first ? 'start' : 'unpause', stretch[0]),
      event(stretch === last ? 'stop' : 'pause', stretch[1]),
    ])
  },
  jellyfin({ session, content, viewer, stretches }: SourcePlay, pick: Pick): unknown[] {
    const [first, last] = [stretches[0]!, stretches.at(-1)!]
    const event = (type: string, at: number, more = {}) =>
      JSON.stringify({
        ...{ NotificationType: `Playback${type}`, UtcTimestamp: iso(at), ItemId: content, ItemType: 'Movie', UserId: viewer },
        ...{ DeviceId: session, PlaybackPositionTicks: (at - first[0]) * 10_000, RunTimeTicks: 72_000_000_000 },
        ...{ IsPaused: false, IsAutomated: false, ...more },
      })
    return stretches.flatMap(stretch => [
      event(stretch === first ? 'Start' : 'Progress', stretch[0]),
      ...beats(stretch, pick).map(at => event('Progress', at)),
      event('Progress', stretch[0] + 1000, { IsAutomated: true }),
      stretch === last ? event('Stop', stretch[1]) : event('Progress', stretch[1], { IsPaused: true }),
    ])
  },
  plex({ session, content, viewer, stretches }: SourcePlay): unknown[] {
    const [first, last] = [stretches[0]!, stretches.at(-1)!]
    const event = (name: string, at: number) => ({
      received: iso(at),
      payload: {
        ...{ event: `media.${name}`, Account: { id: viewer }, Player: { uuid: session, title: 'Roku' } },
        Metadata: { type: 'movie', guid: `plex://movie/${content}`, title: 'x', duration: 7_200_000, viewOffset: at - first[0] },
      },
    })
    return stretches.flatMap(stretch => [
      event(stretch === first ? 'play' : 'resume', stretch[0]),
      event(stretch === last ? 'stop' : 'pause', stretch[1]),
    ])
  },
} satisfies Record<string, (play: SourcePlay, pick: Pick) => unknown[]>
