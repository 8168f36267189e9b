import { cutLabel, nameKey, numberedName, plainSlug } from '@sweeps/model'
import type { PublishedLine } from '../published-line.js'

/**
 * Which series of engagement reports are seasons of another, as their number says: `Stranger Things 2` beside `Stranger Things`, or
 * `Doctor X 2` beside `Doctor X 1`; from 3 on with another number near it, so `Babylon 5` beside `Babylon` is none. A film never is (`Rocky II`): what reports list among films, and what nobody lists among shows, stays
 * a title of its own. Nor is what is written otherwise in its own language: `Voice 2 // 보이스 2` is no season of `Voice // สัมผัสเสียงมรณะ`.
 */
export function numberedSeasons(lines: readonly PublishedLine[]): (name: string) => { show: string; season: number } | undefined {
  const series = new Map<string, string[]>()
  for (const { list, name } of lines) {
    if (list !== 'shows') continue
    const [first = '', ...others] = name.split(' // ').map(one => cutLabel(one.trim()).show)
    const key = plainSlug(first)
    const known = series.get(key)
    if (known === undefined || known.length === 0) series.set(key, others)
  }
  /** Keys and numbers of the series that are numbered beyond 1, by the slug of what stands before their number. */
  const later = new Map<string, Map<string, number>>()
  for (const { list, name } of lines) {
    const found = list === 'shows' ? numberedSeason(name.split(' // ')[0]!) : undefined
    if (!found || found.season === 1) continue
    const show = plainSlug(found.show)
    later.set(show, (later.get(show) ?? new Map()).set(plainSlug(name.split(' // ')[0]!), found.season))
  }
  return name => {
    const found = numberedSeason(name)
    if (!found || !series.has(plainSlug(name))) return undefined
    const own = series.get(plainSlug(name)) ?? []
    const before = name
      .trim()
      .slice(0, -1)
      .replace(/[\p{Nd}IVXⅠ-Ⅻ.]*$/u, '')
    const numbers = later.get(plainSlug(found.show)) ?? new Map<string, number>()
    const ofFirst = [`${before}1`, `${before}I`].map(one => plainSlug(one))
    const bases = found.season === 1 ? [...numbers.keys()] : [plainSlug(found.show), ...ofFirst]
    // A higher number with none near it is a name: `Babylon 5` beside `Babylon`.
    const near = [...numbers.values()].some(number => number !== found.season && Math.abs(number - found.season) <= 2)
    if (found.season > 2 && !near && !ofFirst.some(one => series.has(one))) return undefined
    const base = bases.find(one => series.has(one))
    return base !== undefined && alike(own, series.get(base) ?? []) ? found : undefined
  }
}

/** Without the word before the number: `The Final Season Part 2` is the second of `The Final Season`. */
function numberedSeason(name: string): { show: string; season: number } | undefined {
  const found = numberedName(name)
  return found && { ...found, show: found.show.replace(/[\s:,–-]+(?:part|volume|vol\.?|chapter|book|season|series)$/i, '') }
}

/** Two series are written alike in their own language, as far as both say: `보이스 2` begins as `보이스` does. */
function alike(own: readonly string[], base: readonly string[]): boolean {
  if (own.length === 0 || base.length === 0) return true
  const stem = (name: string): string => nameKey(name.replace(/[\s:]*[\p{Nd}IVXⅠ-Ⅻ]+\.?$/u, '')).toLowerCase()
  return own.some(name => base.some(other => nameKey(name).toLowerCase().startsWith(stem(other))))
}
