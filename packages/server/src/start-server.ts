import { type Engine, type EngineOptions, openEngine, type PublishingSchedule, secrets } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.js'
import { listenForOperations } from './operations-socket.js'
import { ScheduledPublishing } from './scheduled-publishing.js'

export interface ServerOptions extends EngineOptions {
  port: number
  host: string
  openReading: boolean
  trustProxy?: boolean
  publicCharts?: boolean
  publicAddress?: string
  /** Which charts are published without anybody’s doing, and when. */
  schedule?: PublishingSchedule | undefined
  start?: { chart: string; list: string; week: string }
  logger?: boolean
  requestTimeout?: number
  /** Where Netflix’s public history is fetched from, for mirrors and tests. */
  netflixHistory?: string
}

export interface RunningServer {
  engine: Engine
  app: FastifyInstance
  /** `http://127.0.0.1:4747`, with the port it really has. */
  address: string
  /** Answers what is in flight, commits, lets go of the directory: within 5 seconds. */
  close(): Promise<void>
}

/** Opens the data directory and serves it: HTTP for players, programs and people, the socket for commands. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const engine = await openEngine(options)
  try {
    const publishing = scheduledPublishing(engine, options)
    const { cookieKey } = secrets(options.directory)
    const app = await buildApp({
      engine,
      cookieKey,
      openReading: options.openReading,
      trustProxy: options.trustProxy,
      publicCharts: options.publicCharts,
      publicAddress: options.publicAddress,
      schedule: options.schedule,
      start: options.start,
      logger: options.logger ?? false,
      requestTimeout: options.requestTimeout,
      netflixHistory: options.netflixHistory,
    })
    const address = await listen(app, options)
    const socket = await listenForOperations(engine, options.directory)
    const stopNoting = noteMinutes(engine)
    const stopKeepingUp = keepUp(engine, options.onTrouble)
    publishing?.start()
    const close = async (): Promise<void> => {
      stopNoting()
      stopKeepingUp()
      socket.close()
      socket.closeAllConnections()
      await within(1500, app.close())
      app.server.closeAllConnections()
      await publishing?.stop()
      await engine.close()
    }
    return { engine, app, address, close }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Waits for something, so many milliseconds at most. Nothing stays behind that would keep a program from ending. */
async function within(ms: number, something: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([something, enough]).finally(() => clearTimeout(timer))
}

/** Throws `unknown-chart` for a chart that is not there to be published. */
function scheduledPublishing(engine: Engine, { schedule, onTrouble = () => {} }: ServerOptions): ScheduledPublishing | undefined {
  if (!schedule) return undefined
  const { definitions } = engine.charts
  const unknown = schedule.charts.find(chart => !definitions.has(chart))
  if (unknown !== undefined)
    throw new Problem('unknown-chart', `--publish-chart: there is no chart "${unknown}": there are ${[...definitions.keys()].join(', ')}`)
  return new ScheduledPublishing({ engine, schedule, onTrouble })
}

/** Rolls up every minute what has come in: a season's report need not wait for it then. */
function keepUp({ rollup, catalogue }: Engine, onTrouble: (message: string) => void = () => {}): () => void {
  let told = ''
  const timer = setInterval(async () => {
    try {
      await rollup.keepUp(catalogue)
      told = ''
    } catch (error) {
      // It is tried again every minute, and told once.
      const message = `seasons could not be kept counted, reports will take longer: ${error instanceof Error ? error.message : error}`
      if (message !== told) onTrouble(message)
      told = message
    }
  }, 60_000)
  return () => clearInterval(timer)
}

/** Notes every minute in which the collector is up: what is missing between them are holes that editions name. */
function noteMinutes(engine: Engine): () => void {
  const note = (): void => {
    engine.plays.noteUp(Date.now()).catch(() => {})
  }
  note()
  const timer = setInterval(note, 60_000)
  return () => clearInterval(timer)
}

async function listen(app: FastifyInstance, { port, host }: ServerOptions): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new Problem('port-taken', `port ${port} is taken: name another with --port, or end the program that has it`)
    if (code === 'EACCES') throw new Problem('port-taken', `port ${port} may not be used by this user: name one above 1023 with --port`)
    throw error
  }
}
