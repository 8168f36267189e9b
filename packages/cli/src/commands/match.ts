import type { InputOf } from '@sweeps/engine'
import { figureWords, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
}

const why = { namesake: 'a namesake', 'other-spelling': 'after //', season: 'one season number', 'unread-season': 'season not read' }

/** `sweeps match`: which title a published name means, where that is in doubt. */
export function matchCommand(root: Command): void {
  const command = root.command('match').description('which title a published name means, where that is in doubt: list, settle, take back')
  command
    .command('list', { isDefault: true })
    .description('published names of which it is doubtful which title they mean, and what was settled')
    .option('--list', 'as without it')
    .option('--source <source>', 'of this source only, such as netflix-top10')
    .option('--limit <n>', 'how many names in doubt', '40')
    .action(async ({ data, json, source, limit }: Options & { source?: string; limit: string }) => {
      const answer = await ask(data, 'matches', { limit: wholeNumber('limit', limit, 9999), ...(source ? { source } : {}) })
      if (json) return printJson(answer)
      if (answer.total === 0) print('No published name is in doubt.')
      else
        printTable(
          ['source', 'name', 'taken for', 'hours', 'lists', 'because', 'may be'],
          answer.doubts.map(doubt => [
            ...[doubt.source, doubt.name, seasonOf(doubt.assigned, doubt.season)],
            ...[doubt.hours > 0 ? figureWords(doubt.hours) : null, doubt.lists, why[doubt.why]],
            doubt.candidates.map(({ title, name }) => (doubt.why === 'season' ? name : title)).join(', '),
          ]),
        )
      if (answer.total > answer.doubts.length) print(`and ${answer.total - answer.doubts.length} more: --limit`)
      if (answer.matches.length === 0) return
      print(`\n${pc.bold('Settled')}`)
      printTable(
        ['id', 'source', 'name', 'taken for', 'means', 'by', 'at'],
        answer.matches.map(({ id, source, name, assigned, title, season, actor, at }) => [
          ...[id, source, name, assigned, seasonOf(title!, season ?? 0), actor, at.slice(0, 16)],
        ]),
      )
    })

  command
    .command('set')
    .argument('<source>', 'such as netflix-top10')
    .argument('<name>', 'exactly as published')
    .argument('<title>', 'the slug of the title, or TITLE/N for a season')
    .description('settle what a published name means; history follows, editions stay as they were')
    .option('--of <title>', 'only where it was taken for this title')
    .option('--new', 'a title that nothing else knows')
    .action(
      async (source: string, name: string, title: string, { data, json, of, new: anew }: Options & { of?: string; new?: boolean }) => {
        const done = await ask(data, 'match-set', { source, name, ...meaning(title), ...(of ? { of } : {}), ...(anew ? { anew } : {}) })
        if (json) return printJson(done)
        for (const { assigned } of done.matches) print(`${pc.bold(name)} of ${source}, taken for ${assigned}, means ${pc.bold(title)} now.`)
        for (const odd of done.odd) print(`  odd: ${odd}`)
        print(`  \`sweeps match undo ${done.id}\` takes it back.`)
      },
    )

  command
    .command('undo')
    .argument('<id>', 'its number, as `sweeps match` lists it')
    .description('bring back what held before a match')
    .action(async (id: string, { data, json }: Options) => {
      const done = await ask(data, 'match-undo', { id: wholeNumber('id', id) })
      if (json) return printJson(done)
      for (const { source, name, assigned, title } of done.matches)
        print(`${pc.bold(name)} of ${source} means ${pc.bold(title ?? assigned)} again.`)
    })
}

const seasonOf = (title: string, season: number): string => (season > 0 ? `${title}/${season}` : title)

function meaning(text: string): Pick<InputOf<'match-set'>, 'title' | 'season'> {
  const [, title, season] = /^([^/]+)(?:\/(\d{1,4}))?$/.exec(text) ?? []
  if (title === undefined) throw new Problem('usage', `"${text}" is neither a title nor a season: write hit-and-run or hit-and-run/1`)
  return season === undefined ? { title } : { title, season: Number(season) }
}
