import type { InputOf, OutputOf } from '@sweeps/engine'
import type { Quote } from '@sweeps/model'
import { Problem } from '@sweeps/model/plain'
import { type Command, Option } from 'commander'
import { ask } from '../ask.js'
import { print, printJson, printTable } from '../print.js'
import { seasonName } from '../season-name.js'
import { wholeNumber } from '../whole-number.js'

interface Options {
  data?: string
  json?: boolean
  format: 'text' | 'html' | 'markdown' | 'json' | 'json-ld'
  revision?: string
  quote?: string[]
  quotes: boolean
  because?: string
  place?: string
  contact?: string
  correct?: string
  figures?: 'decision' | 'today'
  preview?: boolean
  approve?: boolean
  embargo?: string
  publish?: boolean
}

/** `sweeps announce`, `sweeps announcements`: what the ledger has, as a release. */
export function announceCommands(root: Command): void {
  root
    .command('announce')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1')
    .description('write the release of a decision; with options, change, approve and publish it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'html', 'markdown', 'json', 'json-ld']).default('text'))
    .option('--revision <number>', 'an older version')
    .option('--quote <quote>', '"NAME: WORDS"; may be given several times', (text: string, others: string[] = []) => [...others, text])
    .option('--no-quotes', 'take out the quotes there are; with --quote, put those in their place')
    .option('--because <text>', 'the reason as the release gives it; the ledger’s own stays inside')
    .option('--place <place>', 'where the release is dated')
    .option('--contact <text>', 'whom to ask')
    .option('--correct <text>', 'begin a new version of what was published; says what is corrected')
    .addOption(
      new Option(
        '--figures <which>',
        'write the draft from the figures as they stood when the decision was written, or as they are known today',
      ).choices(['decision', 'today']),
    )
    .option('--preview', 'show what it would say with these changes, and keep nothing')
    .option('--approve', 'freeze the draft')
    .option('--embargo <instant>', 'not shown outside before this, such as 2021-09-21T09:00:00Z')
    .option('--publish', 'let it out, at once or when its embargo ends')
    .action(async (name: string, options: Options) => {
      const season = seasonName(name)
      const change = changeOf(options)
      if (change && options.revision)
        throw new Problem('usage', '--revision shows an older version, which stays as it is: leave the other options out')
      const version = options.revision ? { version: wholeNumber('revision', options.revision, 1_000_000) } : {}
      if (options.preview && (options.approve || options.embargo !== undefined || options.publish))
        throw new Problem('usage', '--preview keeps nothing: leave out --approve, --embargo and --publish')
      const announcement = options.preview
        ? await ask(options.data, 'announcement-preview', { ...season, ...change })
        : change
          ? await ask(options.data, 'announce', { ...season, ...change })
          : await ask(options.data, 'announcement', { ...season, ...version })
      await printAnnouncement(announcement, options)
    })

  root
    .command('announcements')
    .description('announcements, and how far each has come')
    .action(async ({ data, json }: { data?: string; json?: boolean }) => {
      const answer = await ask(data, 'announcements', {})
      if (json) return printJson(answer)
      if (answer.announcements.length === 0) return print('Nothing is announced: sweeps announce TITLE/N')
      printTable(
        ['season', 'version', 'state', 'from', 'headline'],
        answer.announcements.map(row => [`${row.title}/${row.season}`, row.version, row.state, row.out ?? row.embargo, row.headline]),
      )
    })
}

async function printAnnouncement(announcement: OutputOf<'announcement'>, { json, format }: Options): Promise<void> {
  if (json || format === 'json') return printJson(announcement)
  // The engine is large: a command that asks a running server and prints JSON never loads it.
  const { announcementLinkedData, releaseMarkdown, releaseText } = await import('@sweeps/engine')
  if (format === 'json-ld') return printJson(announcementLinkedData(announcement))
  if (format === 'markdown') return print(releaseMarkdown(announcement).trimEnd())
  if (format === 'text') {
    print(releaseText(announcement).trimEnd())
    // For whoever writes it, not for whoever reads the release: other figures are held than it has.
    if (announcement.state === 'draft' && announcement.evidence.newer) process.stderr.write(`${announcement.evidence.words}\n`)
    return
  }
  const { announcementHtml } = await import('@sweeps/server')
  print(announcementHtml(announcement).trimEnd())
}

/** What is to be changed; undefined when it is only looked at. */
function changeOf(options: Options): Omit<InputOf<'announce'>, 'title' | 'season'> | undefined {
  const { quote, quotes, because, place, contact, correct, figures, approve, embargo, publish } = options
  const change = {
    ...(quote && quotes ? { quotes: quote.map(readQuote) } : {}),
    ...(quotes ? {} : quote ? { allQuotes: quote.map(readQuote) } : { quotes: null }),
    ...(figures === undefined ? {} : { figures }),
    ...(because === undefined ? {} : { because }),
    ...(place === undefined ? {} : { place }),
    ...(contact === undefined ? {} : { contact }),
    ...(correct === undefined ? {} : { correct }),
    ...(approve ? { approve } : {}),
    ...(embargo === undefined ? {} : { embargo }),
    ...(publish ? { publish } : {}),
  }
  return Object.keys(change).length === 0 ? undefined : change
}

function readQuote(text: string): Quote {
  const [, by, words] = /^(.+?):\s+(.+)$/s.exec(text.trim()) ?? []
  if (!by || !words)
    throw new Problem('usage', `--quote "${text}": write who said it and the words, as in "Dana Levi, head of series: We are proud."`)
  return { by: by.trim(), words: words.trim().replace(/^["“](.*)["”]$/s, '$1') }
}
