import { chartCsv, chartRow, type PublicLine, type PublicTitle, type PublicWeek, type SiteContent, statusOfList } from '@sweeps/engine'
import type { Announcement } from '@sweeps/model'
import type { FeedKind } from './addresses.js'
import { announcementPage, announcementsPage } from './announcement-page.js'
import { chartWeeksPage } from './chart-weeks-page.js'
import { chartsPage } from './charts-page.js'
import { pictureDrawer } from './draw-picture.js'
import { editionFeed } from './edition-feed.js'
import { editionPage } from './edition-page.js'
import { embedPage } from './embed-page.js'
import { publicationsCalendar } from './publications-calendar.js'
import { siteAddresses, siteFiles } from './site-addresses.js'
import { SiteDirectory } from './site-directory.js'
import { siteFile } from './site-file.js'
import { titlePage } from './title-page.js'
import { weekPage } from './week-page.js'

export interface SiteOptions {
  /** Where the site will stand, such as `https://charts.example.org/`: feeds and previews of links need whole addresses. */
  base?: string | undefined
  /** Preview pictures take the most time by far. Default true. */
  pictures?: boolean | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

/** What the site shows: charts, and announcements that are out. */
export type WholeSite = SiteContent & { announcements?: readonly Announcement[] }

type Write = (file: string, content: string | Uint8Array) => void

/** Writes the public pages as files that any web server can serve. Whole or not at all; returns how many files there are. */
export async function writeSite(path: string, content: WholeSite, options: SiteOptions = {}): Promise<number> {
  const directory = new SiteDirectory(path)
  try {
    const write: Write = (file, text) => directory.write(file, text)
    for (const file of ['site.css', 'embed.js', 'embed-height.js'] as const) write(file, siteFile(file))
    write(siteFiles.icon(), siteIcon())
    writeIndexes(content, options.base, write)
    writeEditions(content, options.base, write)
    writeAnnouncements(content.announcements ?? [], options.base, write)
    writeTitles(content, options.base, write)
    const draw = pictureDrawer()
    const weeks = content.charts.flatMap(({ weeks }) => weeks)
    for (const [index, week] of weeks.entries()) {
      await writeWeek(week, options, write, draw)
      options.onProgress?.(index + 1, weeks.length)
    }
    directory.finish()
    return directory.files
  } catch (error) {
    directory.abandon()
    throw error
  }
}

function writeIndexes({ charts, editions, publications, announcements = [] }: WholeSite, base: string | undefined, write: Write): void {
  const lines = editions.map(({ line }) => line)
  const at = (file: string) => siteAddresses(file, base)
  const known = charts.map(({ chart }) => chart)
  // One line of a chart, however many markets it stands in.
  const first = known.filter(({ id }, at) => known.findIndex(other => other.id === id) === at)
  write(siteFiles.home(), chartsPage(first, lines, at(siteFiles.home())))
  write(siteFiles.calendar(), publicationsCalendar(publications, at(siteFiles.calendar()), { out: announcements, coming: [] }))
  for (const kind of ['rss', 'atom', 'json'] satisfies FeedKind[])
    for (const chart of [undefined, ...known]) {
      const file = siteFiles.feed(kind, chart?.key)
      const own = editions.filter(({ line }) => chart === undefined || line.key === chart.key)
      write(file, editionFeed(kind, own, at(file), chart, announcements))
    }
  for (const { chart, weeks } of charts) {
    const file = siteFiles.chart(chart.key)
    const own = lines.filter(line => line.key === chart.key)
    write(file, chartWeeksPage(chart, own, at(file)))
    const latest = weeks.findLast(({ lists }) => lists.every(({ closed }) => closed)) ?? weeks.at(-1)
    if (latest) writeEmbeds(latest, 'latest', base, write)
  }
}

function writeEditions({ charts, editions }: SiteContent, base: string | undefined, write: Write): void {
  for (const { line, edition } of editions) {
    const publicWeek = charts.find(({ chart }) => chart.key === line.key)
    const latest = publicWeek?.weeks.find(({ week }) => week.start === edition.week.start)?.edition ?? edition
    const file = siteFiles.edition(edition.id)
    write(file, editionPage(edition, latest, line.key, siteAddresses(file, base)))
    write(siteFiles.editionFile(edition.id), `${JSON.stringify(edition, null, 2)}\n`)
  }
}

/** A page for each title that a list of the site has, in an edition too. */
function writeTitles({ charts, editions, announcements = [] }: WholeSite, base: string | undefined, write: Write): void {
  const titles = new Map<string, PublicTitle>()
  const add = (title: string, line: PublicLine | undefined, name: string): void => {
    const known = titles.get(title) ?? { title, name, lines: [] }
    titles.set(title, known)
    if (line) known.lines.push(line)
  }
  // The latest week first, as it names the title.
  const weeks = charts.flatMap(({ chart, weeks }) => weeks.map(week => ({ chart, week })))
  weeks.sort((one, other) => (one.week.week.start < other.week.week.start ? 1 : -1))
  for (const { chart, week } of weeks)
    for (const { list, entries } of week.lists) {
      const listName = chart.lists.find(({ id }) => id === list)?.name ?? list
      for (const { title, rank, season, name } of entries)
        if (title !== null) {
          const place = { key: chart.key, chartName: chart.name, list, listName, week: week.week.start }
          add(title, { ...place, rank, season, name: name ?? title }, name ?? title)
        }
    }
  // An older revision may have had a title that no list has any more.
  for (const { edition } of editions)
    for (const { entries } of edition.lists) for (const { title, name } of entries) if (title !== null) add(title, undefined, name ?? title)
  for (const one of titles.values()) {
    const file = siteFiles.title(one.title)
    write(
      file,
      titlePage(
        one,
        announcements.filter(({ title }) => title === one.title),
        siteAddresses(file, base),
      ),
    )
  }
}

/** Every version at its own address, and the latest at that of the season. */
function writeAnnouncements(announcements: readonly Announcement[], base: string | undefined, write: Write): void {
  const index = siteFiles.announcements()
  write(index, announcementsPage(announcements, siteAddresses(index, base)))
  for (const announcement of announcements) {
    const { title, season, version } = announcement
    const versions = announcements.filter(one => one.title === title && one.season === season).map(one => one.version)
    const latest = Math.max(...versions)
    const files = [siteFiles.announcement(title, season, version), ...(version === latest ? [siteFiles.announcement(title, season)] : [])]
    for (const file of files) write(file, announcementPage(announcement, latest, siteAddresses(file, base)))
  }
}

async function writeWeek(
  publicWeek: PublicWeek,
  { base, pictures = true }: SiteOptions,
  write: Write,
  draw: ReturnType<typeof pictureDrawer>,
): Promise<void> {
  const { chart, week, lists } = publicWeek
  const first = siteFiles.week(chart.key, week.start)
  write(first, weekPage(publicWeek, siteAddresses(first, base)))
  writeEmbeds(publicWeek, week.start, base, write)
  for (const list of lists) {
    const file = siteFiles.week(chart.key, week.start, list.list)
    write(file, weekPage(publicWeek, siteAddresses(file, base), list.list))
    const rows = list.entries.map(entry => chartRow({ week: list.week.start, list: list.list, market: chart.market }, entry))
    write(siteFiles.table(chart.key, week.start, list.list, 'csv'), chartCsv(rows, statusOfList(list, publicWeek.edition)))
    write(siteFiles.table(chart.key, week.start, list.list, 'json'), `${JSON.stringify(list, null, 2)}\n`)
    const name = chart.lists.find(({ id }) => id === list.list)?.name ?? list.list
    if (pictures) write(siteFiles.picture(chart.key, week.start, list.list), await draw(list, name))
  }
}

/** `name` is the week, or `latest`. */
function writeEmbeds(publicWeek: PublicWeek, name: string, base: string | undefined, write: Write): void {
  const { chart, lists } = publicWeek
  for (const list of [undefined, ...lists.map(({ list }) => list)]) {
    const file = siteFiles.embed(chart.key, name, list ?? 'index')
    write(file, embedPage(publicWeek, siteAddresses(file, base), list))
  }
}

/** The mark of Sweeps, for sites that stand alone. */
const siteIcon = (): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <title>Sweeps</title>
  <rect width="32" height="32" rx="6" fill="#1f3fbf" />
  <path d="M7 9h18M7 16h12M7 23h6" stroke="#fff" stroke-width="3.5" />
</svg>
`
