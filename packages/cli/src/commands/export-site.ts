import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson } from '../print.js'
import { progressBar } from '../progress-bar.js'
import { webAddress } from '../web-address.js'

interface Options {
  data?: string
  json?: boolean
  chart?: string[]
  market?: string
  base?: string
  pictures: boolean
}

/** `sweeps export site`: the public pages as files. */
export function exportSiteCommand(root: Command): void {
  root
    .command('site')
    .argument('<dir>', 'a new or empty directory, or one this wrote before')
    .description('write the public pages, pictures, feeds and tables as files that any web server can serve')
    .option('--chart <chart>', 'this chart only; may be given several times', (chart: string, others: string[] = []) => [...others, chart])
    .option('--market <code>', 'ISO country such as IL, or all: in which market charts of several stand; their first when absent')
    .option('--base <url>', 'where the site will stand; feeds and previews of links need it')
    .option('--no-pictures', 'without preview pictures, which take the most time')
    .action(async (dir: string, { data, json, chart, market, base, pictures }: Options) => {
      const address = base === undefined ? undefined : webAddress('base', base)
      const content = await ask(data, 'site', { ...(chart ? { charts: chart } : {}), ...(market ? { market } : {}) })
      const { writeSite } = await import('@sweeps/server')
      const bar = progressBar()
      const onProgress = (done: number, total: number): void => bar.update(done, total, 'weeks written')
      const files = await writeSite(dir, content, { base: address, pictures, onProgress }).finally(bar.stop)
      const weeks = content.charts.reduce((sum, { weeks }) => sum + weeks.length, 0)
      if (json) return printJson({ directory: dir, charts: content.charts.map(({ chart }) => chart.key), weeks, files })
      print(`${files} files for ${weeks} weeks of ${content.charts.length} charts are in ${pc.bold(dir)}.`)
      if (!base) print(pc.dim('Without --base, links have no preview picture, and some feed readers cannot follow the links of feeds.'))
    })
}
