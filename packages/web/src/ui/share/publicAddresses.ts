import { ofKey } from '../../api/chartKey'

/** What can be shared of a thing: where it is for people, and in which forms for programs and pages of others. Paths, as the server answers at. */
export interface Shared {
  /** What is shared, in words. */
  name: string
  page: string
  /** A picture of 1200 × 630, as PNG and as SVG. */
  pictures?: { png: string; svg: string }
  /** Tables and files, by what they are called. */
  files: readonly { name: string; href: string }[]
  /** The line that puts it into a page of somebody else’s, behind the address of the server; and the page in that frame. */
  embed?: { attributes: Readonly<Record<string, string>>; frame: string }
}

const part = encodeURIComponent
const place = (key: string): string => key.split('/').map(part).join('/')

/** A list of a chart: of a week, or of the latest one whenever it is looked at. The chart is named by its key. */
export function sharedList({ key, week, list, name }: { key: string; week: string | 'latest'; list: string; name: string }): Shared {
  const { chart, market } = ofKey(key)
  const at = `/public/charts/${place(key)}/${part(week)}/${part(list)}`
  const picture = (form: string) => `/pictures/${place(key)}/${part(week)}.${form}?list=${part(list)}`
  return {
    name,
    page: at,
    pictures: { png: picture('png'), svg: picture('svg') },
    files: [
      { name: 'CSV', href: `${at}.csv` },
      { name: 'JSON', href: `${at}.json` },
      { name: 'Parquet', href: `${at}.parquet` },
      { name: 'Feed of its editions (RSS)', href: `/feeds/charts/${place(key)}.rss` },
    ],
    embed: {
      attributes: { chart, ...(market !== undefined && { market }), list, week },
      frame: `/embed/${place(key)}/${part(week)}?list=${part(list)}`,
    },
  }
}

/** An edition, which never changes. */
export const sharedEdition = (id: string, chart: string): Shared => ({
  name: id,
  page: `/public/editions/${part(id)}`,
  files: [
    { name: 'The edition as JSON, to verify', href: `/public/editions/${part(id)}.json` },
    { name: 'Feed of its editions (RSS)', href: `/feeds/charts/${place(chart)}.rss` },
  ],
})

export const sharedTitle = (title: string, name: string): Shared => ({ name, page: `/public/titles/${part(title)}`, files: [] })

/** A release that is out. */
export const sharedRelease = (title: string, season: number, headline: string): Shared => ({
  name: headline,
  page: `/announcements/${part(title)}/${season}`,
  files: [
    { name: 'Text', href: `/v1/announcements/${part(title)}/${season}?format=text` },
    { name: 'HTML', href: `/v1/announcements/${part(title)}/${season}?format=html` },
    { name: 'Feed of editions and announcements (RSS)', href: '/feeds/editions.rss' },
  ],
})

/** The line of script that puts it into a page. */
export function embedLine(address: string, { attributes }: NonNullable<Shared['embed']>): string {
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const data = Object.entries(attributes).map(([name, value]) => ` data-${name}="${quoted(value)}"`)
  return `<script async src="${address}/embed.js"${data.join('')}></script>`
}
