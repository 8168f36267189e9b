/** Where plays come from, by id: the value of `source` of a span. */
export const sourceIds = [
  'native',
  'cmcd',
  'segment',
  'snowplow',
  'tautulli',
  'playback-reporting',
  'jellystat',
  'streamystats',
  'jellyfin',
  'plex',
  'emby',
  'netflix-viewing',
  'cdn-log',
] as const
export type SourceId = (typeof sourceIds)[number]

/** What a source can tell of the playhead. */
export type PlayheadKnowledge = 'known' | 'at the end' | 'unknown'

/**
 * What a source says of itself: how its plays are told apart, what it knows and what it cannot know. The page of documentation, the
 * answer of `/v1/sources` and what a season report says of its sources are all made of this.
 */
export interface SourceFacts {
  id: SourceId
  name: string
  /** The files it is read from. */
  reads: string
  /** Where it reports as it happens; null: it is read from files only. */
  sends: string | null
  /** What makes two records parts of one play. */
  play: string
  /** `at the end`: reckoned back from where the play ended, as if nothing had been skipped. */
  playhead: PlayheadKnowledge
  /** Up to how long two records of one play may be apart and count as playing between; null: a record is a whole sitting. */
  bridgesMs: number | null
  viewer: string
  /** Its minutes are an estimate, and are labelled so wherever they are shown. */
  estimate: boolean
  /** Its times have no zone: one has to be named. */
  localTimes: boolean
  /** What it cannot know. */
  unknown: readonly string[]
  /** What it leaves out itself, before anybody reads it. */
  leavesOut: readonly string[]
}

const whole = { bridgesMs: null, estimate: false, localTimes: false } as const

export const sources: Record<SourceId, SourceFacts> = {
  native: {
    id: 'native',
    name: 'Sweeps’ own messages',
    reads: 'the beacon, `POST /v1/spans`, and files of messages, one JSON object a line',
    sends: '`POST /v1/spans?key=`',
    play: 'the message’s `play`',
    playhead: 'known',
    ...whole,
    viewer: 'the message’s `viewer` and `account`',
    unknown: [],
    leavesOut: [],
  },
  cmcd: {
    id: 'cmcd',
    name: 'CMCD version 2, event mode',
    reads: 'lines as players send them, one dictionary a line',
    sends: '`POST /v1/cmcd?key=`',
    play: 'session (`sid`) and content (`cid`)',
    playhead: 'known',
    bridgesMs: 90_000,
    viewer: 'a custom key that ends in `-viewer`, such as `sweeps-viewer`, another in `-account`; without one nobody is recognised',
    estimate: false,
    localTimes: false,
    unknown: [
      'the playhead, where a player does not send `pt` (hls.js, Shaka and dash.js do not)',
      'who watches, without a key of one’s own',
    ],
    leavesOut: [],
  },
  segment: {
    id: 'segment',
    name: 'Segment’s video events',
    reads: 'NDJSON of `track` calls, as a pipeline stores them (RudderStack, Customer.io and PostHog send the same)',
    sends: '`POST /v1/segment/v1/…`, the write key as the user',
    play: 'session (`session_id`) and content (`asset_id`, else `content_asset_id`)',
    playhead: 'known',
    bridgesMs: 30_000,
    viewer: '`userId`, else `anonymousId`',
    estimate: false,
    localTimes: false,
    unknown: ['fractions of a second of the playhead', 'the speed'],
    leavesOut: [],
  },
  snowplow: {
    id: 'snowplow',
    name: 'Snowplow’s media events',
    reads: 'enriched events, as TSV or as JSON lines',
    sends: '`POST /com.snowplowanalytics.snowplow/tp2`, the write key as the app id',
    play: 'media session (`mediaSessionId`) and the label of the content',
    playhead: 'known',
    bridgesMs: 90_000,
    viewer: '`user_id`, else `domain_userid`, else `network_userid`',
    estimate: false,
    localTimes: false,
    unknown: ['content without a label'],
    leavesOut: [],
  },
  tautulli: {
    id: 'tautulli',
    name: 'Tautulli',
    reads: 'its SQLite file, or pages of `get_history` with `grouping=0&include_activity=0`',
    sends: null,
    play: 'user, device, content (Plex’s `guid`) and the second it began',
    playhead: 'at the end',
    ...whole,
    viewer: 'the user',
    unknown: ['when pauses were: their sum is taken off the end', 'the playhead, in pages of `get_history`', 'skipping'],
    leavesOut: ['plays under 120 seconds, as it is set from the start'],
  },
  'playback-reporting': {
    id: 'playback-reporting',
    name: 'Playback Reporting (Jellyfin, Emby)',
    reads: 'its backup (TSV of 9 columns, of Emby 12) or its SQLite file',
    sends: null,
    play: 'user, item and the instant it was written',
    playhead: 'unknown',
    bridgesMs: null,
    viewer: 'the user',
    estimate: false,
    localTimes: true,
    unknown: ['when pauses were: time is counted from the start on', 'the playhead', 'plays of which no stop was seen'],
    leavesOut: ['plays under 20 seconds'],
  },
  jellystat: {
    id: 'jellystat',
    name: 'Jellystat',
    reads: 'its backup, JSON or JSON lines',
    sends: null,
    play: 'user, device, item and the instant it was written',
    playhead: 'unknown',
    ...whole,
    viewer: 'the user',
    unknown: ['when pauses were: time is counted back from the end', 'the playhead', 'sittings within an hour: it adds them up to one'],
    leavesOut: ['plays shorter than it is set to keep'],
  },
  streamystats: {
    id: 'streamystats',
    name: 'Streamystats',
    reads: 'its backup, JSON',
    sends: null,
    play: 'user, device, item and the instant it began',
    playhead: 'at the end',
    ...whole,
    viewer: 'the user',
    unknown: ['when pauses were: time is counted from the start on', 'skipping'],
    leavesOut: [],
  },
  jellyfin: {
    id: 'jellyfin',
    name: 'Jellyfin’s webhooks',
    reads: 'bodies of the Webhook plugin, one JSON object a line; `/Sessions` of a server that is asked (`sweeps sources poll`)',
    sends: '`POST /v1/jellyfin?key=`',
    play: 'device, user, item and the instant it began',
    playhead: 'known',
    bridgesMs: 30_000,
    viewer: 'the user',
    estimate: false,
    localTimes: false,
    unknown: [
      'pauses, where progress is not sent: from its start to its stop it counts as playing then',
      'a client that crashed, where a template does not say `IsAutomated`: the server goes on for up to ten minutes',
    ],
    leavesOut: [],
  },
  plex: {
    id: 'plex',
    name: 'Plex’s webhooks',
    reads: 'bodies with the moment each came, one `{"received", "payload"}` a line',
    sends: '`POST /v1/plex?key=`',
    play: 'player, account, content (`guid`) and the instant it began',
    playhead: 'known',
    bridgesMs: 14_400_000,
    viewer: 'the account',
    estimate: false,
    localTimes: false,
    unknown: [
      'when something happened: only when it was received',
      'a client that vanished: without a stop nothing counts after the last event',
    ],
    leavesOut: ['what is played without Plex Pass: it sends no webhooks'],
  },
  emby: {
    id: 'emby',
    name: 'Emby’s webhooks',
    reads: 'bodies of webhooks, one JSON object a line; and the backup of its Playback Reporting (12 columns)',
    sends: '`POST /v1/emby?key=`',
    play: 'playback session, user and item',
    playhead: 'known',
    bridgesMs: 14_400_000,
    viewer: 'the user',
    estimate: false,
    localTimes: false,
    unknown: ['a client that vanished: without a stop nothing counts after the last event'],
    leavesOut: [],
  },
  'netflix-viewing': {
    id: 'netflix-viewing',
    name: 'Netflix, one’s own viewing',
    reads: '`ViewingActivity.csv` of the personal data one can ask for',
    sends: null,
    play: 'profile, title, device and the second it began',
    playhead: 'at the end',
    ...whole,
    viewer: 'the profile',
    unknown: ['when pauses were', 'skipping', 'the episode’s number, where the title does not have it', 'the runtime'],
    leavesOut: [],
  },
  'cdn-log': {
    id: 'cdn-log',
    name: 'Logs of a CDN',
    reads: 'access logs of CloudFront (with a `#Fields:` line) or nginx, requests with CMCD in the query',
    sends: null,
    play: 'session (`sid`) and content (`cid`)',
    playhead: 'unknown',
    bridgesMs: null,
    viewer: 'nobody is recognised',
    estimate: true,
    localTimes: false,
    unknown: [
      'what was played: only what was fetched, ahead of playing',
      'what a cache answered',
      'pauses, the playhead, who watches',
      'when within a session: its time is put in one piece after the first request',
    ],
    leavesOut: ['requests that a browser’s own cache answered'],
  },
}

export const isSourceId = (text: string): text is SourceId => sourceIds.some(id => id === text)

/** What older versions wrote as the source of our own messages. */
export const sourceOf = (stored: string): string => (stored === 'beacon' || stored === 'file' || stored === '' ? 'native' : stored)
