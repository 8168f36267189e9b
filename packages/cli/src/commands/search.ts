import type { Command } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

interface Paged extends Options {
  letter?: string
  limit: string
  offset: string
}

/** `sweeps search`, `sweeps titles`: what there is, by what it is called. */
export function searchCommands(root: Command): void {
  root
    .command('search')
    .argument('<words...>', 'a name or part of one; also "fauda 2", "9 August 2021", a chart with a country')
    .description('titles by any of their names, seasons, charts, weeks and releases')
    .option('--limit <n>', 'how many of each kind', '8')
    .action(async (words: string[], { data, json, limit }: Options & { limit: string }) => {
      const found = await ask(data, 'search', { words: words.join(' '), limit: wholeNumber('limit', limit, 50) })
      if (json) return printJson(found)
      const rows = [
        ...found.seasons.map(({ title, season, name }) => ['season', `${name}, season ${season}`, `${title}/${season}`]),
        ...found.titles.map(({ title, name, also }) => ['title', also ? `${name} (${also})` : name, title]),
        ...found.charts.map(({ chart, market, name }) => ['chart', name, market ? `${chart} --market ${market}` : chart]),
        ...found.weeks.map(({ chart, market, name, week }) => [
          'week',
          `${name}, ${week}`,
          `${chart} --week ${week}${market ? ` --market ${market}` : ''}`,
        ]),
        ...found.releases.map(({ title, season, headline }) => ['release', headline, `${title}/${season}`]),
      ]
      if (rows.length === 0) return print(`Nothing here is called "${found.words}", or nearly so.`)
      if (found.nearly) print(`Nothing is written "${found.words}". Nearly so:`)
      printTable(['kind', 'name', 'as commands name it'], rows)
    })

  root
    .command('titles')
    .description('all titles that anything here knows, by name')
    .option('--letter <letter>', 'names that begin with it: A to Z, or # for what begins with none of them')
    .option('--limit <n>', 'how many', '200')
    .option('--offset <n>', 'after so many', '0')
    .action(async ({ data, json, letter, limit, offset }: Paged) => {
      const page = await ask(data, 'titles', {
        ...(letter !== undefined && { letter }),
        limit: wholeNumber('limit', limit, 1000),
        offset: wholeNumber('offset', offset, 1e9),
      })
      if (json) return printJson(page)
      printTable(
        ['title', 'name', 'seasons'],
        page.titles.map(({ title, name, seasons }) => [title, name, seasons.join(', ') || null]),
      )
      if (page.titles.length < page.all)
        print(`${page.titles.length} of ${page.all}; --offset ${Number(offset) + page.titles.length} goes on.`)
    })
}
