import { statSync } from 'node:fs'
import type { OutputOf } from '@sweeps/engine'
import { sourceIds } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { print, printJson } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  from?: string
  service?: string
  timeZone?: string
  dryRun?: boolean
}

/** `sweeps import plays FILE`: histories of any source. */
export function importPlaysCommand(parent: Command): void {
  parent
    .command('plays')
    .argument('<file>', 'messages of Sweeps, one JSON object a line, or the history of another program')
    .addOption(new Option('--from <source>', 'what wrote it; recognised when absent').choices([...sourceIds]))
    .option('--service <name>', 'who streamed it, for files that do not say')
    .option('--time-zone <zone>', 'the clock of local times that are written without a zone, as Europe/Berlin')
    .option('--dry-run', 'say what would go in and what is left out, change nothing')
    .description('plays, from messages or from histories that people already have')
    .action(async (file: string, { data, json, from, service, timeZone, dryRun }: Options) => {
      const bytes = sizeOf(file)
      const input = {
        name: file,
        ...(from && { from }),
        ...(service && { service }),
        ...(timeZone && { timeZone }),
        ...(dryRun && { dryRun }),
        ...(bytes && { bytes }),
      }
      const done = await ask(data, 'import-plays', input, file)
      if (json) return printJson(done)
      for (const line of inWords(done)) print(line)
    })
}

/** For the progress bar; undefined where nobody knows. */
function sizeOf(file: string): number | undefined {
  try {
    return file === '-' ? undefined : statSync(file).size
  } catch {
    return undefined
  }
}

function inWords(done: OutputOf<'import-plays'>): string[] {
  const { source, titles, dryRun } = done
  const own = source === 'native'
  const would = dryRun ? 'would be taken in' : 'taken in'
  return [
    ...(own
      ? []
      : [`${done.records} records of ${source}${done.recognised ? ' (recognised)' : ''}${done.estimate ? ', an estimate' : ''}:`]),
    `${done.messages} messages with ${done.spans} spans ${would}, ${done.rejected} refused.`,
    ...(done.from && done.to && done.minutes !== null
      ? [`  ${Math.round(done.minutes)} minutes from ${moment(done.from)} to ${moment(done.to)} (UTC).`]
      : []),
    ...done.bad.map(({ line, field, reason }) => `  line ${line}${field ? `, ${field}` : ''}: ${reason}`),
    ...done.leftOut.map(({ reason, records }) => `  left out ${records}: ${reason}`),
    ...(done.repeats > 0 ? [`  ${done.repeats} had come already in this file: they count once`] : []),
    ...done.leftOutBySource.map(what => `  ${source} itself leaves out ${what}`),
    ...done.notes.map(note => `  ${note}`),
    ...titlesInWords(titles, dryRun),
    ...done.undecided.flatMap(askWhoSpeaks),
    ...(dryRun ? ['Nothing was changed (--dry-run).'] : []),
  ]
}

function titlesInWords({ version, added, placed, changes, odd }: OutputOf<'import-plays'>['titles'], dryRun: boolean): string[] {
  if (added === 0 && odd.length === 0) return []
  const already = placed > 0 ? `, ${placed} have one already` : ''
  return [
    dryRun
      ? `${added} contents would get a place in the catalogue${already}.`
      : `${added} contents got a place in the catalogue, which is at version ${version}${already}; sweeps catalogue undo takes it back.`,
    ...(dryRun ? changes.map(change => `  ${change}`) : []),
    ...odd.map(note => `  odd: ${note}`),
  ]
}

/** A second source asks: until somebody answers, the first one speaks. */
function askWhoSpeaks({ service, terms, reported }: OutputOf<'import-plays'>['undecided'][number]): string[] {
  const [first] = terms
  return [
    `${service} has plays of several sources, and a play may have been told twice. ${first?.source} came first and speaks; the rest is set aside:`,
    ...reported.map(
      ({ source, minutes, countedMinutes }) => `  ${source}: ${Math.round(minutes)} minutes, of which ${Math.round(countedMinutes)} count`,
    ),
    `Say who speaks from when to when: sweeps sources speak ${service} SOURCE --from DAY --until DAY`,
  ]
}

const moment = (instant: string): string => instant.slice(0, 16).replace('T', ' ')
