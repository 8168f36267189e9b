import type { Addresses } from './addresses.js'

/** The files of a static site, by what they are: paths inside it. */
export const siteFiles = {
  home: () => 'index.html',
  chart: chart => `charts/${chart}/index.html`,
  week: (chart, week, list?: string) => `charts/${chart}/${week}/${list ?? 'index'}.html`,
  table: (chart, week, list, format) => `charts/${chart}/${week}/${list}.${format}`,
  edition: id => `editions/${id}.html`,
  announcements: () => 'announcements/index.html',
  announcement: (title, season, version?) => `announcements/${title}/${season}${version === undefined ? '' : `-v${version}`}.html`,
  editionFile: id => `editions/${id}.json`,
  embed: (chart, week, list) => `embed/${chart}/${week}/${list}.html`,
  embedScript: () => 'embed.js',
  picture: (chart, week, list) => `pictures/${chart}/${week}/${list}.png`,
  feed: (kind, chart) => (chart === undefined ? `feeds/editions.${kind}` : `feeds/charts/${chart}.${kind}`),
  calendar: () => 'feeds/publications.ics',
  style: () => 'site.css',
  icon: () => 'icon.svg',
  frameScript: () => 'embed-height.js',
} satisfies Omit<Addresses, 'whole'>

/**
 * Addresses as a file of the site says them: relative to itself, so that the site works under any path of any server, and from a disk.
 * `base` is where the site will stand, if that is known: only then are there whole addresses.
 */
export function siteAddresses(file: string, base?: string): Addresses {
  const up = '../'.repeat(file.split('/').length - 1)
  const root = base?.replace(/\/*$/, '/')
  const relative = Object.fromEntries(
    Object.entries(siteFiles).map(([name, path]) => [name, (...named: never[]) => up + (path as (...named: never[]) => string)(...named)]),
  ) as unknown as typeof siteFiles
  return { ...relative, whole: address => (root === undefined ? undefined : root + address.slice(up.length)) }
}
