import { readFileSync } from 'node:fs'
import type { OutputOf } from '@sweeps/engine'
import { Problem, sourceIds } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
}

type Live = OutputOf<'sources'>['live']
type Polled = OutputOf<'sources'>['polled']
type Services = OutputOf<'sources'>['services']

/** `sweeps sources …`: where plays come from, and which source speaks for a service. */
export function sourceCommands(root: Command): void {
  const command = root
    .command('sources')
    .description('where plays come from, what each source can and cannot know, and which speaks for each service')
  command
    .command('list', { isDefault: true })
    .description('all of them')
    .action(async ({ data, json }: Options) => {
      const answer = await ask(data, 'sources', {})
      if (json) return printJson(answer)
      printTable(
        ['source', 'reads', 'reports to', 'a play is', 'playhead', 'bridges', 'cannot know'],
        answer.sources.map(({ id, reads, sends, play, playhead, bridgesMs, unknown, estimate }) => [
          ...[
            estimate ? `${id} (an estimate)` : id,
            reads,
            sends ?? '–',
            play,
            playhead,
            bridgesMs === null ? 'a record is whole' : `${bridgesMs / 1000} s`,
          ],
          unknown.join('; '),
        ]),
      )
      printLive(answer.live)
      printPolled(answer.polled)
      printServices(answer.services)
    })

  command
    .command('speak')
    .argument('<service>', 'as plays name it')
    .argument('<source>', sourceIds.join(', '))
    .addOption(new Option('--from <day>', 'from this day on (UTC); always when absent'))
    .option('--until <day>', 'up to this day, not including it')
    .description('let one source speak for a service: what others report of that time is set aside')
    .action(async (service: string, source: string, { data, json, from, until }: Options & { from?: string; until?: string }) => {
      const done = await ask(data, 'sources-speak', { service, source, ...(from && { from }), ...(until && { until }) })
      if (json) return printJson(done)
      printServices(done.services)
    })

  command
    .command('poll')
    .argument('<service>', 'whom what is watched there counts for')
    .argument('<address>', 'of a Jellyfin server, such as https://jellyfin.example.org')
    .requiredOption('--token-file <file>', 'a file with an API key of it; - is standard input')
    .description('ask a media server every five seconds what plays, while `sweeps start` runs')
    .action(async (service: string, address: string, { data, json, tokenFile }: Options & { tokenFile: string }) => {
      const done = await ask(data, 'sources-poll', { service, address, token: tokenIn(tokenFile) })
      if (json) return printJson(done)
      printPolled(done.polled)
    })

  command
    .command('poll-end')
    .argument('<address>', 'of a media server that is asked')
    .description('ask a media server no longer, and forget its token')
    .action(async (address: string, { data, json }: Options) => {
      const done = await ask(data, 'sources-poll-end', { address })
      if (json) return printJson(done)
      print(done.polled.length === 0 ? 'No media server is asked.' : '')
      printPolled(done.polled)
    })
}

/** A token is no argument: those stand in the history of the shell, and in the list of processes. */
function tokenIn(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').trim()
  } catch (error) {
    throw new Problem('usage', `--token-file: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** Media servers that are asked, and whether they answer. */
function printPolled(polled: Polled): void {
  if (polled.length === 0) return
  print('\nAsked every five seconds')
  printTable(
    ['address', 'source', 'service', ''],
    polled.map(({ address, source, service, trouble }) => [
      ...[address, source, service],
      trouble ? `no answer since ${trouble.since.slice(0, 16).replace('T', ' ')} UTC: ${trouble.reason}` : 'answers',
    ]),
  )
}

/** What reports as it happens: how much, when last, what was set aside and why. */
function printLive(live: Live): void {
  if (live.length === 0) return
  print('\nLive, in the last 24 hours')
  printTable(
    ['service', 'source', 'lines', 'last', ''],
    live.map(({ service, source, lines, last, silentSince }) => [
      ...[service, source, lines, last ? `${last.slice(0, 19).replace('T', ' ')} UTC` : 'never'],
      silentSince ? `silent since ${silentSince.slice(0, 16).replace('T', ' ')} UTC` : '',
    ]),
  )
  for (const { service, source, setAside } of live)
    for (const { reason, records, minutes } of setAside)
      print(`  ${source} of ${service}: ${records} ${reason}${minutes === null ? '' : ` (${minutes.toFixed(1)} minutes)`}`)
}

/** Which source speaks for each service, and both totals: what each reported, and what of that counts. */
function printServices(services: Services): void {
  for (const { service, undecided, terms, reported } of services) {
    print(`\n${service}${undecided ? ': nobody has said who speaks; the first source does' : ''}`)
    for (const { source, from, to } of terms)
      print(`  ${source} speaks ${from ? `from ${from.slice(0, 10)}` : 'from the first'} ${to ? `until ${to.slice(0, 10)}` : 'on'}`)
    printTable(
      ['source', 'plays', 'minutes', 'of which count', 'first', 'last'],
      reported.map(row => [row.source, row.plays, row.minutes, row.countedMinutes, row.from.slice(0, 10), row.to.slice(0, 10)]),
    )
  }
}
