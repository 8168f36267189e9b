import { Problem } from '@sweeps/model/plain'
import type { RunningServer } from '@sweeps/server'
import type { Command } from 'commander'
import pc from 'picocolors'
import { print } from '../print.js'
import { engineSettings } from '../settings.js'
import { webAddress } from '../web-address.js'

interface Options {
  data?: string
  json?: boolean
  port: string
  host: string
  sample?: boolean
  openReading?: boolean
  trustProxy?: boolean
  publicCharts?: boolean
  publicAddress?: string
  publish?: string
  publishChart?: string[]
}

/** `sweeps start`: the server that owns the data directory. */
export function startCommand(root: Command): void {
  root
    .command('start')
    .description('server, dashboard and collector on the embedded engine')
    .option('--port <port>', 'port', process.env['SWEEPS_PORT'] ?? '4747')
    .option('--host <host>', 'address to listen on', process.env['SWEEPS_HOST'] ?? '127.0.0.1')
    .option('--sample', 'load the sample on an empty directory: the summer of 2021 and a fictional service; reading needs no sign-in')
    .option('--open-reading', 'reading needs no sign-in')
    .option('--trust-proxy', 'a proxy in front says who asks and whether TLS is used (env SWEEPS_TRUST_PROXY=1)')
    .option('--public-charts', 'anybody may see charts and editions that are out: their pages, embeds, pictures and feeds')
    .option('--public-address <url>', 'how this is reached from outside, such as https://charts.example.org')
    .option('--publish <schedule>', 'publish the week that is over on this day and time, such as "tuesday 09:00", in the chart’s time zone')
    .option('--publish-chart <chart...>', 'which charts the schedule publishes (default: census)')
    .action(async (options: Options) => {
      if (!/^\d{1,5}$/.test(options.port) || Number(options.port) > 65_535)
        throw new Problem('usage', `--port: "${options.port}" is no port`)
      if (options.publishChart && options.publish === undefined)
        throw new Problem('usage', '--publish-chart needs --publish: say when, as --publish "tuesday 09:00"')
      const { ownerAlive } = await import('@sweeps/server/owner')
      const settings = engineSettings(options.data)
      if (await ownerAlive(settings.directory)) throw new Problem('store-locked', `a server is running on ${settings.directory} already`)
      const { readSchedule } = await import('@sweeps/engine')
      const schedule = options.publish === undefined ? undefined : readSchedule(options.publish, options.publishChart ?? ['census'])
      const { startServer } = await import('@sweeps/server')
      const server = await startServer({
        ...settings,
        port: Number(options.port),
        host: options.host,
        trustProxy: Boolean(options.trustProxy || process.env['SWEEPS_TRUST_PROXY'] === '1'),
        openReading: Boolean(options.openReading || options.sample),
        publicCharts: Boolean(options.publicCharts || options.sample),
        ...(options.publicAddress ? { publicAddress: webAddress('public-address', options.publicAddress) } : {}),
        schedule,
        logger: true,
        onTrouble: message => process.stderr.write(`sweeps: ${message}\n`),
        ...(options.sample ? { start: { chart: 'nielsen-us', list: 'overall', week: '2021-08-09' } } : {}),
      })
      let ending = false
      const ended = untilEnd(() => {
        ending = true
        return server.close()
      })
      try {
        await introduce(server, options, settings.directory)
      } catch (error) {
        // What the end cut short is no failure.
        if (!ending) {
          await server.close()
          throw error
        }
      }
      await ended
    })
}

/** Loads the sample, and says where the server is and how to get in. */
async function introduce({ engine, address }: RunningServer, options: Options, directory: string): Promise<void> {
  if (options.sample) {
    const { loadSample, printSample } = await import('../sample.js')
    await loadSample(engine)
    if (!options.json) await printSample(engine)
  }
  const token = await engine.people.users.firstStart()
  const signIn = token && `${address}/sign-in?token=${token}`
  if (options.json) return print(JSON.stringify({ address, ...(signIn ? { signIn } : {}) }))
  print(`\n${pc.bold('Sweeps')} is at ${pc.cyan(address)}  (data in ${directory}; Ctrl-C ends it)`)
  if (signIn) print(`Sign in once as admin: ${pc.cyan(signIn)}`)
}

/** Resolves when the process is told to end and all that was taken in is safe. A second signal ends it at once. */
function untilEnd(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let closing = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (closing) process.exit(1)
        closing = true
        close().then(resolve, reject)
      })
  })
}
