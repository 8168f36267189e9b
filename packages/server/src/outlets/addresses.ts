export type FeedKind = 'rss' | 'atom' | 'json'
export type TableFormat = 'csv' | 'json' | 'parquet'

/** Where everything public is. Pages link by these, so the same page stands on the server and in a static site. */
export interface Addresses {
  home(): string
  /** All weeks of a chart. */
  chart(chart: string): string
  /** A list of a week; the first list when absent. */
  week(chart: string, week: string, list?: string): string
  table(chart: string, week: string, list: string, format: TableFormat): string
  edition(id: string): string
  announcements(): string
  /** The version that holds now when none is named. */
  announcement(title: string, season: number, version?: number): string
  editionFile(id: string): string
  embed(chart: string, week: string, list: string): string
  embedScript(): string
  picture(chart: string, week: string, list: string): string
  /** Of one chart, or of all. */
  feed(kind: FeedKind, chart?: string): string
  calendar(): string
  style(): string
  icon(): string
  frameScript(): string
  /** An address of these as a whole one, for those who read it elsewhere; undefined when it is not known where this is. */
  whole(address: string): string | undefined
}

const part = encodeURIComponent

/** The addresses the server answers at. `base` is how it is reached from outside, such as `https://charts.example.org`. */
export function serverAddresses(base: string): Addresses {
  const week = (chart: string, day: string): string => `/public/charts/${part(chart)}/${part(day)}`
  return {
    home: () => '/public',
    chart: chart => `/public/charts/${part(chart)}`,
    week: (chart, day, list) => week(chart, day) + (list === undefined ? '' : `/${part(list)}`),
    table: (chart, day, list, format) => `${week(chart, day)}/${part(list)}.${format}`,
    edition: id => `/public/editions/${part(id)}`,
    announcements: () => '/announcements',
    announcement: (title, season, version) => `/announcements/${part(title)}/${season}${version === undefined ? '' : `/${version}`}`,
    editionFile: id => `/public/editions/${part(id)}.json`,
    embed: (chart, day, list) => `/embed/${part(chart)}/${part(day)}?list=${part(list)}`,
    embedScript: () => '/embed.js',
    picture: (chart, day, list) => `/pictures/${part(chart)}/${part(day)}.png?list=${part(list)}`,
    feed: (kind, chart) => (chart === undefined ? `/feeds/editions.${kind}` : `/feeds/charts/${part(chart)}.${kind}`),
    calendar: () => '/feeds/publications.ics',
    style: () => '/public/site.css',
    icon: () => '/icon.svg',
    frameScript: () => '/public/embed-height.js',
    whole: address => base + address,
  }
}
