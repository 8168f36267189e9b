import { basePathOf } from '../base-path.js'

export type FeedKind = 'rss' | 'atom' | 'json'
export type TableFormat = 'csv' | 'json' | 'parquet'

/**
 * Where everything public is. A chart is named by its key: its id, and its market where that is not its first (`netflix-country/IL`).
 * Pages link by these, so the same page stands on the server and in a static site.
 */
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
/** A key is an id, or an id and a market. */
const place = (key: string): string => key.split('/').map(part).join('/')

/**
 * The addresses the server answers at. `publicAddress` is how it is reached from outside, such as `https://charts.example.org/sweeps`.
 * TRICKY: without it there are no whole addresses. What a request calls this host must not get into an answer that caches keep.
 */
export function serverAddresses(publicAddress: string | undefined): Addresses {
  const base = basePathOf(publicAddress)
  const week = (chart: string, day: string): string => `${base}/public/charts/${place(chart)}/${part(day)}`
  return {
    home: () => `${base}/public`,
    chart: chart => `${base}/public/charts/${place(chart)}`,
    week: (chart, day, list) => week(chart, day) + (list === undefined ? '' : `/${part(list)}`),
    table: (chart, day, list, format) => `${week(chart, day)}/${part(list)}.${format}`,
    edition: id => `${base}/public/editions/${part(id)}`,
    announcements: () => `${base}/announcements`,
    announcement: (title, season, version) => `${base}/announcements/${part(title)}/${season}${version === undefined ? '' : `/${version}`}`,
    editionFile: id => `${base}/public/editions/${part(id)}.json`,
    embed: (chart, day, list) => `${base}/embed/${place(chart)}/${part(day)}?list=${part(list)}`,
    embedScript: () => `${base}/embed.js`,
    picture: (chart, day, list) => `${base}/pictures/${place(chart)}/${part(day)}.png?list=${part(list)}`,
    feed: (kind, chart) => `${base}/feeds/${chart === undefined ? 'editions' : `charts/${place(chart)}`}.${kind}`,
    calendar: () => `${base}/feeds/publications.ics`,
    style: () => `${base}/public/site.css`,
    icon: () => `${base}/icon.svg`,
    frameScript: () => `${base}/public/embed-height.js`,
    whole: address => (publicAddress === undefined ? undefined : new URL(publicAddress).origin + address),
  }
}
