import { type Filters, filterNames } from '../../api/seasonView'

export type Route =
  | { page: 'overview' }
  | { page: 'charts' }
  | { page: 'titles'; letter: string | null; from: number }
  | { page: 'seasons'; counted: boolean | null; from: number }
  | { page: 'chart'; chart: string; market: string | null; week: string | null; list: string | null }
  | { page: 'title'; title: string; run: string | null }
  | { page: 'panels' }
  | { page: 'panel'; panel: string; week: string | null }
  | { page: 'records'; chart: string | null; market: string | null; list: string | null }
  | { page: 'compare'; left: string | null; right: string | null }
  | { page: 'compare-seasons'; seasons: string[]; window: string | null; tz: string | null }
  | SeasonRoute
  | { page: 'board'; search: string }
  | { page: 'case'; title: string; season: string; search: string }
  | { page: 'memo'; title: string; season: string; search: string }
  | { page: 'ledger' }
  | { page: 'season-decisions'; title: string; season: string }
  | { page: 'calibration' }
  | { page: 'releases' }
  | { page: 'release'; title: string; season: string }
  | { page: 'catalogue' }
  | { page: 'matches' }
  | { page: 'add' }
  | { page: 'screening-room' }
  | { page: 'settings'; section: string | null }
  | { page: 'sign-in'; token: string | null }
  | { page: 'not-found' }

interface SeasonRoute {
  page: 'season'
  title: string
  season: string
  window: string | null
  tz: string | null
  peers: string | null
  filters: Filters
  range: { from: string; to: string } | null
}

/** The route to one of the pages. */
export type RouteTo<Page extends Route['page']> = Extract<Route, { page: Page }>

/** Which page an address names. A handful of pages needs no router: this table is it. */
export function matchRoute({ pathname, searchParams, search }: URL): Route {
  const [first, second, third, ...rest] = pathname.split('/').filter(Boolean).map(decode)
  if (first === undefined) return { page: 'overview' }
  if (first === 'charts' && second === undefined) return { page: 'charts' }
  if (first === 'charts' && second !== undefined) {
    // A market is two capital letters, or all of them; a week is a day.
    const market = /^([A-Z]{2}|all)$/.test(third ?? '') ? third! : null
    const [week = null, ...more] = market === null ? [third, ...rest] : rest
    return more.length > 0 ? { page: 'not-found' } : { page: 'chart', chart: second, market, week, list: searchParams.get('list') }
  }
  if (first === 'cases' && third !== undefined && rest.length === 1 && rest[0] === 'memo')
    return { page: 'memo', title: second!, season: third, search }
  if (rest.length > 0) return { page: 'not-found' }
  if (first === 'seasons' && second !== undefined && third !== undefined)
    return {
      page: 'season',
      title: second,
      season: third,
      window: searchParams.get('window'),
      tz: searchParams.get('tz'),
      peers: searchParams.get('peers'),
      filters: Object.fromEntries(filterNames.flatMap(name => (searchParams.get(name) ? [[name, searchParams.get(name)!]] : []))),
      range: rangeIn(searchParams),
    }
  if (first === 'panels' && second !== undefined) return { page: 'panel', panel: second, week: third ?? null }
  if (second !== undefined && third !== undefined) {
    if (first === 'cases') return { page: 'case', title: second, season: third, search }
    if (first === 'decisions') return { page: 'season-decisions', title: second, season: third }
    if (first === 'releases') return { page: 'release', title: second, season: third }
  }
  if (third !== undefined) return { page: 'not-found' }
  if (first === 'titles' && second !== undefined) return { page: 'title', title: second, run: searchParams.get('run') }
  if (first === 'compare' && second === 'seasons')
    return {
      page: 'compare-seasons',
      seasons: searchParams.getAll('s'),
      window: searchParams.get('window'),
      tz: searchParams.get('tz'),
    }
  if (first === 'settings') return { page: 'settings', section: second ?? null }
  if (second !== undefined) return { page: 'not-found' }
  if (first === 'panels') return { page: 'panels' }
  if (first === 'titles') return { page: 'titles', letter: searchParams.get('letter'), from: whole(searchParams.get('from')) }
  if (first === 'seasons') return { page: 'seasons', counted: yesOrNo(searchParams.get('counted')), from: whole(searchParams.get('from')) }
  if (first === 'records')
    return { page: 'records', chart: searchParams.get('chart'), market: searchParams.get('market'), list: searchParams.get('list') }
  if (first === 'compare') return { page: 'compare', left: searchParams.get('left'), right: searchParams.get('right') }
  if (first === 'board') return { page: 'board', search }
  if (first === 'decisions') return { page: 'ledger' }
  if (first === 'calibration') return { page: 'calibration' }
  if (first === 'releases') return { page: 'releases' }
  if (first === 'catalogue') return { page: 'catalogue' }
  if (first === 'matches') return { page: 'matches' }
  if (first === 'add') return { page: 'add' }
  if (first === 'screening-room') return { page: 'screening-room' }
  if (first === 'sign-in') return { page: 'sign-in', token: searchParams.get('token') }
  return { page: 'not-found' }
}

/** Both ends, or none. */
function rangeIn(search: URLSearchParams): { from: string; to: string } | null {
  const [from, to] = [search.get('from'), search.get('to')]
  return from && to ? { from, to } : null
}

/** 0 for what is no whole number. */
const whole = (text: string | null): number => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0)

const yesOrNo = (text: string | null): boolean | null => (text === 'true' ? true : text === 'false' ? false : null)

/** A stray `%` in an address is text, not a reason to fail. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
