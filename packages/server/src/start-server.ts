import { type Engine, type EngineOptions, isOfMarkets, openEngine, type PublishingSchedule, secrets } from '@sweeps/engine'
import { didYouMean, Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import type { QueueLimits } from './api/question-queue.js'
import { buildApp } from './app.js'
import { keepUp } from './keep-up.js'
import { listen } from './listen.js'
import { noteMinutes } from './note-minutes.js'
import { tellNotices } from './notices/tell-notices.js'
import { listenForOperations } from './operations-socket.js'
import type { ProviderSettings } from './people/oidc/provider-settings.js'
import { pollServers } from './poll-servers.js'
import { isMarket } from './public-site/market-part.js'
import { ScheduledPublishing } from './scheduled-publishing.js'
import { settleLive } from './settle-live.js'
import { warmUp } from './warm-up.js'
import { within } from './within.js'

export interface ServerOptions extends EngineOptions {
  port: number
  host: string
  openReading: boolean
  /** False: players and meters report to collectors elsewhere, not here. Default true; never with `readOnly`. */
  collects?: boolean
  /** How long ago a span may have begun that comes over HTTP, in milliseconds; 14 days when absent. Files are taken whatever their age. */
  oldestMs?: number | undefined
  /** How many proxies in front say who asks and whether TLS is used. */
  trustedHops?: number
  publicCharts?: boolean
  publicAddress?: string
  /** Who vouches for people who sign in, beside one-time links; needs `publicAddress`. */
  provider?: ProviderSettings | undefined
  /** The mail server that notices are sent by, and who sends them. */
  mail?: { smtp?: string | undefined; sender?: string | undefined }
  /** Which charts are published without anybody’s doing, and when. */
  schedule?: PublishingSchedule | undefined
  start?: { chart: string; list: string; week: string }
  example?: { title: string; season: number; asOf: string }
  notice?: string
  /** Called when the engine is open and nothing listens yet; what it throws ends the start. */
  beforeListening?: (engine: Engine) => Promise<void>
  logger?: boolean
  /** A directory into which an administrator may write copies of everything; nowhere when absent. */
  copiesTo?: string | undefined
  requestTimeout?: number
  questions?: Partial<QueueLimits>
  /** Where Netflix’s public history is fetched from, for mirrors and tests. */
  netflixHistory?: string
}

export interface RunningServer {
  engine: Engine
  app: FastifyInstance
  /** `http://127.0.0.1:4747`, with the port it really has. */
  address: string
  /** Resolves when what the first pages rest on has been read. */
  warm: Promise<void>
  /** Answers what is in flight, commits, releases the directory: within 5 seconds. */
  close(): Promise<void>
}

/** Opens the data directory and serves it: HTTP for players, programs and people, the socket for commands. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const engine = await openEngine({ ...options, guardsBehind: true })
  try {
    await options.beforeListening?.(engine)
    const publishing = scheduledPublishing(engine, options)
    const { cookieKey } = secrets(options.directory, { path: options.secrets, make: false })
    const collects = (options.collects ?? true) && !options.readOnly
    const app = await buildApp({
      engine,
      cookieKey,
      openReading: options.openReading,
      collects,
      oldestMs: options.oldestMs,
      trustedHops: options.trustedHops,
      publicCharts: options.publicCharts,
      publicAddress: options.publicAddress,
      schedule: options.schedule,
      provider: options.provider,
      start: options.start,
      example: options.example,
      notice: options.notice,
      logger: options.logger ?? false,
      requestTimeout: options.requestTimeout,
      questions: options.questions,
      netflixHistory: options.netflixHistory,
      copiesTo: options.copiesTo,
    })
    const address = await listen(app, options)
    const socket = await listenForOperations(engine, options.directory, options.publicAddress ?? address)
    const stopNoting = collects ? noteMinutes(engine) : () => {}
    const stopKeepingUp = options.readOnly ? () => {} : keepUp(engine, options.onTrouble)
    const warming = warmUp(engine)
    const stopSettling = options.readOnly ? async () => {} : settleLive(engine, options.onTrouble)
    const stopPolling = options.readOnly ? async () => {} : pollServers(engine, options.onTrouble)
    const from = { ...options.mail, publicAddress: options.publicAddress }
    const stopTelling = options.readOnly ? async () => {} : tellNotices(engine, from, options.onTrouble)
    publishing?.start()
    const close = async (): Promise<void> => {
      stopNoting()
      warming.stop()
      stopKeepingUp()
      socket.close()
      socket.closeAllConnections()
      await within(1500, app.close())
      app.server.closeAllConnections()
      await publishing?.stop()
      await stopTelling()
      await stopPolling()
      await stopSettling()
      await engine.close()
    }
    return { engine, app, address, warm: warming.warm, close }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Whether a chart is defined, and over several markets where one is named with it: `netflix-country/IL`. */
function isScheduled(definitions: Engine['charts']['definitions'], key: string): boolean {
  const [chart = '', market] = key.split('/')
  const definition = definitions.get(chart)
  return definition !== undefined && (market === undefined || (isOfMarkets(definition) && isMarket(market)))
}

/** Throws `unknown-chart` for a chart that is not there to be published. */
function scheduledPublishing(engine: Engine, { schedule, onTrouble = () => {} }: ServerOptions): ScheduledPublishing | undefined {
  if (!schedule) return undefined
  const { definitions } = engine.charts
  const unknown = schedule.charts.find(chart => !isScheduled(definitions, chart))
  if (unknown !== undefined)
    throw new Problem(
      'unknown-chart',
      `--publish-chart: there is no chart "${unknown}": there are ${[...definitions.keys()].join(', ')}${didYouMean(unknown, definitions.keys())}`,
    )
  return new ScheduledPublishing({ engine, schedule, onTrouble })
}
