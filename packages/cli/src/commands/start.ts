import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '@sweeps/engine'
import { Problem } from '@sweeps/model/plain'
import type { RunningServer } from '@sweeps/server'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ensureDirectory } from '../missing-directory.js'
import { portNumber } from '../port-number.js'
import { print } from '../print.js'
import type { Rest, SamplePart } from '../sample/sample.js'
import { copiesDirectory, engineSettings, mailSettings, providerSettings } from '../settings.js'
import { keepHeapSmall } from '../small-heap.js'
import { untilEnd } from '../until-end.js'
import { webAddress } from '../web-address.js'

interface Options {
  data?: string
  json?: boolean
  port: string
  host: string
  sample?: string | true
  openReading?: boolean
  trustProxy?: boolean
  trustedHops?: string
  publicCharts?: boolean
  publicAddress?: string
  publish?: string
  publishChart?: string[]
  collect: boolean
  readOnly?: boolean
}

/** Much may be going on while it warms up: then it is said after so long that it is there. */
const longestWarmUpMs = 15_000

/** `sweeps start`: the server that owns the data directory. */
export function startCommand(root: Command): void {
  root
    .command('start')
    .description('server, dashboard and collector on the embedded engine')
    .option('--port <port>', 'port', process.env['SWEEPS_PORT'] ?? '4747')
    .option('--host <host>', 'address to listen on', process.env['SWEEPS_HOST'] ?? '127.0.0.1')
    .option(
      '--sample [part]',
      'load the sample into a directory of its own: the summer of 2021 and half a year of a fictional service, or "summer-2021" alone; reading needs no sign-in',
    )
    .option('--open-reading', 'reading needs no sign-in')
    .option('--trusted-hops <n>', 'how many proxies in front say who asks and whether TLS is used (env SWEEPS_TRUSTED_HOPS; default 0)')
    .option('--trust-proxy', 'the same as --trusted-hops 1 (env SWEEPS_TRUST_PROXY=1)')
    .option('--public-charts', 'anybody may see charts and editions that are out: their pages, embeds, pictures and feeds')
    .option('--public-address <url>', 'how this is reached from outside, such as https://charts.example.org')
    .option('--publish <schedule>', 'publish the week that is over on this day and time, such as "tuesday 09:00", in the chart’s time zone')
    .option('--publish-chart <chart...>', 'which charts the schedule publishes (default: census)')
    .option('--no-collect', 'players report to collectors elsewhere (sweeps collect), not here')
    .option('--read-only', 'beside another server on the same ClickHouse: answers questions, takes nothing in, changes nothing')
    .action(async (options: Options) => {
      const port = portNumber(options.port)
      const part = await samplePart(options)
      if (options.publishChart && options.publish === undefined)
        throw new Problem('usage', '--publish-chart needs --publish: say when, as --publish "tuesday 09:00"')
      const { ownerAlive } = await import('@sweeps/server/owner')
      const settings = engineSettings(options.data)
      if (options.readOnly && !settings.url)
        throw new Problem('usage', '--read-only needs SWEEPS_CLICKHOUSE_URL: the embedded engine belongs to one server')
      if (options.readOnly && (options.sample || options.publish !== undefined))
        throw new Problem('usage', '--read-only changes nothing: neither --sample nor --publish goes with it')
      if (await ownerAlive(settings.directory)) throw new Problem('store-locked', `a server is running on ${settings.directory} already`)
      const { readSchedule } = await import('@sweeps/engine')
      const schedule = options.publish === undefined ? undefined : readSchedule(options.publish, options.publishChart ?? ['census'])
      const provider = await providerSettings()
      if (provider && options.publicAddress === undefined)
        throw new Problem('usage', 'SWEEPS_OIDC_ISSUER needs --public-address: the provider sends people back there')
      ensureDirectory(settings.directory, 'start')
      keepHeapSmall()
      const { startServer } = await import('@sweeps/server')
      const server = await startServer({
        ...settings,
        givesWay: true,
        port,
        host: options.host,
        trustedHops: trustedHops(options),
        openReading: Boolean(options.openReading || options.sample),
        collects: options.collect,
        ...(options.readOnly ? { readOnly: true } : {}),
        publicCharts: Boolean(options.publicCharts || options.sample),
        ...(options.publicAddress ? { publicAddress: webAddress('public-address', options.publicAddress) } : {}),
        schedule,
        mail: mailSettings(),
        copiesTo: copiesDirectory(),
        provider,
        logger: true,
        onTrouble: message => process.stderr.write(`sweeps: ${message}\n`),
        // Before anybody is let in: reading is open with the sample, whose data are public.
        ...(options.sample ? { beforeListening: checkSample } : {}),
        ...(options.sample ? story : {}),
      })
      let ending = false
      const ended = untilEnd(() => {
        ending = true
        return server.close()
      })
      try {
        const rest = await introduce(server, { ...options, part }, settings.directory)
        await rest()
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

/** The story of the sample: *Hit & Run* on the chart of its week, and its case on the day of the decision. */
const story = {
  start: { chart: 'nielsen-us', list: 'overall', week: '2021-08-09' },
  example: { title: 'hit-and-run', season: 1, asOf: '2021-09-20' },
  notice:
    'Sample: Demo TV, its titles, viewers, costs and decisions are fictional. What Netflix and Nielsen published around Hit & Run in 2021 is real.',
}

/** What of the sample is wanted. Throws `usage` for a part there is not. */
async function samplePart({ sample }: Options): Promise<SamplePart | undefined> {
  if (sample === undefined) return undefined
  const { sampleParts } = await import('../sample/sample.js')
  const part = sampleParts.find(one => one === (sample === true ? 'all' : sample))
  if (!part) throw new Problem('usage', `--sample: there is no part "${sample}"; it is one of ${sampleParts.join(', ')}`)
  return part
}

/** How many proxies in front are believed. Throws `usage` for what is no small number. */
function trustedHops(options: Options): number {
  const otherwise = options.trustProxy || process.env['SWEEPS_TRUST_PROXY'] === '1' ? '1' : '0'
  const text = options.trustedHops ?? (process.env['SWEEPS_TRUSTED_HOPS'] || otherwise)
  if (!/^\d{1,2}$/.test(text)) throw new Problem('usage', `--trusted-hops: "${text}" is no number of proxies: give 0 to 99`)
  return Number(text)
}

/** Throws `usage` where the data are somebody's own. */
async function checkSample(engine: Engine): Promise<void> {
  const { mayLoadSample } = await import('../sample/sample.js')
  await mayLoadSample(engine)
}

/** Loads the sample, and says where the server is and how to get in. Returns what follows behind. */
async function introduce(
  { engine, address, warm }: RunningServer,
  options: Options & { part: SamplePart | undefined },
  directory: string,
): Promise<Rest> {
  let rest: Rest = async () => {}
  if (options.part) {
    const { loadSample, printSample } = await import('../sample/sample.js')
    rest = await loadSample(engine, options.part)
    if (!options.json) await printSample(engine)
  }
  // Who may sign in is for the server that makes the changes to say.
  const token = engine.ownership.owned ? await engine.people.users.firstStart() : undefined
  const way = `/sign-in?token=${token}`
  // Here, too, under the path that the cookie is for.
  const signIn = token && `${address}${options.publicAddress ? new URL(options.publicAddress).pathname.replace(/\/+$/, '') : ''}${way}`
  // It answers already; but pages of a large installation rest on much that is read once, and whoever is told of it now opens one.
  await Promise.race([warm, sleep(longestWarmUpMs, undefined, { ref: false })])
  if (options.json) {
    print(JSON.stringify({ address, ...(signIn ? { signIn } : {}) }))
    return rest
  }
  print(`\n${pc.bold('Sweeps')} is at ${pc.cyan(address)}  (data in ${directory}; Ctrl-C ends it)`)
  if (signIn) print(`Sign in once as admin: ${pc.cyan(signIn)}`)
  if (signIn && options.publicAddress) print(`or, from outside: ${pc.cyan(options.publicAddress.replace(/\/+$/, '') + way)}`)
  return rest
}
