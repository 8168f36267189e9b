import type { Engine, PublishingSchedule } from '@sweeps/engine'
import type { QueueLimits } from './api/question-queue.js'
import type { ProviderSettings } from './people/oidc/provider-settings.js'

/** How the server is started. */
export interface AppOptions {
  engine: Engine
  /** Reading needs no sign-in: for the sample, or behind a gate of one's own. */
  openReading: boolean
  /** False: players and meters report to collectors elsewhere. Default true. */
  collects?: boolean | undefined
  /** How long ago a span may have begun that comes over HTTP, in milliseconds; 14 days when absent. */
  oldestMs?: number | undefined
  /** Anybody may see charts and editions that are out: their pages, embeds, pictures and feeds. Everything else stays as it is. */
  publicCharts?: boolean | undefined
  /** How this is reached from outside, such as `https://charts.example.org`; as asked for when absent. */
  publicAddress?: string | undefined
  /** Which charts are published on a schedule, and when: for the calendar of publications. */
  schedule?: PublishingSchedule | undefined
  /**
   * How many proxies in front tell who asks and whether TLS is used: of `X-Forwarded-For` this many addresses count, from its end, and what
   * stands before them may be anybody's. Default 0: none is believed.
   */
  trustedHops?: number | undefined
  /** Signs cookies. */
  cookieKey: Buffer
  /** Who vouches for people who sign in, beside one-time links. */
  provider?: ProviderSettings | undefined
  /** Which chart the dashboard begins with. */
  start?: { chart: string; list: string; week: string } | undefined
  /** A season that the overview shows as an example, and the day as of which its case is looked at. */
  example?: { title: string; season: number; asOf: string } | undefined
  /** What stands on every page, such as that its figures are made up. */
  notice?: string | undefined
  logger?: boolean
  /** A directory into which an administrator may write copies of everything; nowhere when absent. */
  copiesTo?: string | undefined
  /** Where Netflix’s public history is fetched from, for mirrors and tests; Netflix’s own address when absent. */
  netflixHistory?: string | undefined
  /** How many questions are answered at once and may wait; see `queueQuestions`. */
  questions?: Partial<QueueLimits> | undefined
  /** How long a client may take to send a request whole, in milliseconds. Default 30 s. */
  requestTimeout?: number | undefined
}
