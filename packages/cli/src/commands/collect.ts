import { Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ensureDirectory } from '../missing-directory.js'
import { portNumber } from '../port-number.js'
import { print } from '../print.js'
import { engineSettings } from '../settings.js'
import { untilEnd } from '../until-end.js'

interface Options {
  data?: string
  json?: boolean
  port: string
  host: string
}

/** `sweeps collect`: a collector beside the server, on the same ClickHouse. */
export function collectCommand(root: Command): void {
  root
    .command('collect')
    .description(
      'a collector beside `sweeps start` on the same ClickHouse (SWEEPS_CLICKHOUSE_URL): takes plays in, and has nothing but its journal',
    )
    .option('--port <port>', 'port', process.env['SWEEPS_PORT'] ?? '4748')
    .option('--host <host>', 'address to listen on', process.env['SWEEPS_HOST'] ?? '127.0.0.1')
    .action(async (options: Options) => {
      const port = portNumber(options.port)
      const { url, ...settings } = engineSettings(options.data)
      if (!url)
        throw new Problem(
          'usage',
          'a collector stands beside a server that shares its ClickHouse: name that with SWEEPS_CLICKHOUSE_URL; on the embedded engine `sweeps start` collects',
        )
      ensureDirectory(settings.directory, 'start')
      const { startCollector } = await import('@sweeps/server')
      const collector = await startCollector({
        ...settings,
        url,
        port,
        host: options.host,
        logger: true,
        onTrouble: message => process.stderr.write(`sweeps: ${message}\n`),
      })
      const ended = untilEnd(() => collector.close())
      if (options.json) print(JSON.stringify({ address: collector.address, node: collector.engine.plays.node }))
      else print(`${pc.bold('Sweeps')} collects at ${pc.cyan(collector.address)}  (journal in ${settings.directory}; Ctrl-C ends it)`)
      await ended
    })
}
