import type { BoardTab } from '@sweeps/model'
import { ofKey } from '../../api/chartKey'
import { filterQuery, rangeQuery, type SeasonView, windowQuery } from '../../api/seasonView'

// The dashboard's addresses, as its links write them. `matchRoute` reads them.

const part = encodeURIComponent

/** Keys of seasons stay readable: `fauda/2`. */
const seasonKeyPart = (key: string) => part(key).replaceAll('%2F', '/')

const hash = (section: string | undefined) => (section === undefined ? '' : `#${section}`)

const seasonPage = (kind: string, title: string, season: number | string) => `/${kind}/${part(title)}/${part(season)}`

/** One list of one chart in one week. The chart is an id, or an id and a market: `netflix-country/IL`. */
export const chartPath = (chart: string, week: string, list: string) =>
  `/charts/${chart.split('/').map(part).join('/')}/${part(week)}?list=${part(list)}`

/** A week of a chart, its first list; the chart as `chartPath` has it. */
export const weekPath = (chart: string, week: string) => `/charts/${chart.split('/').map(part).join('/')}/${part(week)}`

/** A list's records. The chart is named by its key, as other addresses do. */
export function recordsPath(key: string, list: string): string {
  const { chart, market } = ofKey(key)
  return `/records?chart=${part(chart)}&list=${part(list)}${market ? `&market=${part(market)}` : ''}`
}

/** A title; `run` names which of its runs is drawn. */
export const titlePath = (title: string, run?: string) => `/titles/${part(title)}${run === undefined ? '' : `?run=${part(run)}`}`

/** One list of one chart in one week, as an address names it: `nielsen-us/2021-08-09/overall`, `netflix-country/IL/2021-08-09/tv`. */
export interface Side {
  /** By its key: its id, and its market where that is not its first. */
  chart: string
  week: string
  list: string
}

export const sideKey = ({ chart, week, list }: Side): string => `${chart}/${week}/${list}`

/** Two lists side by side; without a left one, the week before the right one. */
export const comparePath = (right: Side, left?: Side) => `/compare?${left ? `left=${sideKey(left)}&` : ''}right=${sideKey(right)}`

/** Seasons compared at one age. */
export interface SeasonComparison {
  /** Keys such as `fauda/2`, in their order. */
  seasons: string[]
  window: string
  tz: string
}

/** Seasons side by side, or a section of that page. */
export const compareSeasonsPath = (of: SeasonComparison, section?: string) =>
  `/compare/seasons?${[...of.seasons.map(key => `s=${seasonKeyPart(key)}`), ...windowQuery(of)].join('&')}${hash(section)}`

/** A season's report. */
export const seasonPath = (title: string, season: number | string, window?: string) =>
  seasonPage('seasons', title, season) + (window === undefined ? '' : `?window=${part(window)}`)

/** A view of a season's report, or a section of it. */
export function viewPath(view: SeasonView, section?: string): string {
  const peers = view.peers.map(seasonKeyPart).join(',')
  const query = [...windowQuery(view), ...filterQuery(view.filters), ...rangeQuery(view), ...(peers ? [`peers=${peers}`] : [])]
  return `${seasonPath(view.title, view.season)}?${query.join('&')}${hash(section)}`
}

/** A tab of the board. */
export function boardPath(tab: BoardTab, older: boolean): string {
  const query = new URLSearchParams({ ...(tab !== 'slate' && { tab }), ...(older && { older: 'true' }) }).toString()
  return `/board${query && `?${query}`}`
}

/** The case for another season. */
export const casePath = (title: string, season: number | string) => seasonPage('cases', title, season)

/** The same as it was known on a day. */
export const caseOnPath = (title: string, season: number, asOf: string) => `${casePath(title, season)}?asOf=${part(asOf)}`
/** The case on one page of paper. */
export const memoPath = (title: string, season: number | string) => `${casePath(title, season)}/memo`

/** What was decided of a season. */
export const decisionsPath = (title: string, season: number | string) => seasonPage('decisions', title, season)

/** A season's release, where it is written. Readers outside have `/announcements`. */
export const releasePath = (title: string, season: number | string) => seasonPage('releases', title, season)

/** All titles, or those that begin with a letter; after so many. */
export function titlesPath(letter: string | null = null, from = 0): string {
  const query = new URLSearchParams({ ...(letter !== null && { letter }), ...(from > 0 && { from: String(from) }) }).toString()
  return `/titles${query && `?${query}`}`
}

/** All seasons, those whose viewing is counted, or the others; after so many. */
export function seasonsPath(counted: boolean | null = null, from = 0): string {
  const query = new URLSearchParams({
    ...(counted !== null && { counted: String(counted) }),
    ...(from > 0 && { from: String(from) }),
  }).toString()
  return `/seasons${query && `?${query}`}`
}

/** A panel of households, and what it and the census say of a week; the latest when none is named. */
export const panelPath = (panel: string, week?: string) => `/panels/${part(panel)}${week === undefined ? '' : `/${part(week)}`}`

/** A section of the settings. */
export const settingsPath = (section: string) => `/settings/${part(section)}`

/** A page of the documentation, such as `docs/methods/starters.md`, as the server shows it. */
export const helpPath = (page: string) => `/help/${page.replace(/^docs\//, '').replace(/\.md(?=#|$)/, '')}`
