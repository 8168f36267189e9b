import { Problem, plainSlug, slug } from '@sweeps/model'
import { isNoDay, knownDay, readDay } from '../tables/index.js'
import type { CatalogueRow } from './catalogue-row.js'
import type { Fields } from './formats/located.js'
import { titleWords } from './title-words.js'

/** Checks a row of any format. Throws `invalid-file`, naming the place and the column. */
export function readRow(fields: Partial<Fields>, where: string): CatalogueRow {
  const text = (field: keyof Fields, most: number): string => {
    const value = fields[field]?.trim() ?? ''
    if (value === '') throw bad(where, field, 'is empty')
    return short(field, value, most)
  }
  const short = (field: keyof Fields, value: string, most: number): string => {
    if (value.length > most) throw bad(where, field, `is longer than ${most} characters`)
    return value
  }
  const whole = (field: keyof Fields, least: number, most: number): number => {
    const value = fields[field]?.trim() ?? ''
    if (value === '') return 0
    if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
      throw bad(where, field, `"${value}" is no whole number from ${least} to ${most}`)
    return Number(value)
  }
  const choice = <T extends string>(field: keyof Fields, known: readonly T[]): T => {
    const value = fields[field]?.trim() ?? ''
    if (!(known as readonly string[]).includes(value))
      throw bad(where, field, `"${value}" is not one of ${known.map(item => item || '(empty)').join(', ')}`)
    return value as T
  }
  const title = text('title', 200)
  if (slug(title) !== title) throw bad(where, 'title', `"${title}" is no slug; "${plainSlug(title)}" would be`)
  const kind = choice('kind', ['series', 'film'])
  // Season 0, where it is written, is the specials of a series.
  const special = kind === 'series' && /^0+$/.test(fields.season?.trim() ?? '')
  const season = special ? 0 : whole('season', 1, 9999)
  const episode = whole('episode', 1, 9999)
  if (kind === 'series' && ((season === 0 && !special) || episode === 0))
    throw bad(where, episode === 0 && (season !== 0 || special) ? 'episode' : 'season', 'is empty: an episode of a series has both')
  if (kind === 'film' && (season !== 0 || episode !== 0)) throw bad(where, 'season', 'is given: a film has neither season nor episode')
  const name = fields.name?.trim() ? short('name', fields.name.trim(), 500) : title
  return {
    service: text('service', 64),
    content: text('content', 128),
    title,
    titleName: short('title_name', fields.title_name?.trim() || titleName(title, name), 500),
    season,
    episode,
    name,
    kind,
    origin: choice('origin', ['original', 'acquired', '']),
    language: short('language', fields.language?.trim() ?? '', 35),
    // 24 hours: longer than any film, shorter than a mistake in the unit.
    // 0 is what programs write that know none.
    runtimeMs: /^0+$/.test(fields.runtime_ms?.trim() ?? '') ? 0 : whole('runtime_ms', 1, 86_400_000),
    released: released(fields.released?.trim() ?? '', where),
  }
}

function released(text: string, where: string): string | null {
  if (text === '' || isNoDay(text)) return null
  const { day, readings } = readDay(text)
  if (readings) throw bad(where, 'released', `"${text}" may be ${readings.join(' or ')}; write ${readings[0]} if it is that day`)
  if (day === undefined) throw bad(where, 'released', `"${text}" is no day; write it as 2021-08-06`)
  return knownDay(day)
}

/** A title's display name, when the file does not give one: the part of a row's label that has the same slug, else words from the slug. */
function titleName(title: string, name: string): string {
  const parts = [name, name.replace(/\s*[:,–-]\s*(season|part|volume|chapter|limited series|s)\b.*$/i, ''), name.split(':')[0]!]
  const fitting = parts.find(part => slug(part) === title)
  return fitting ?? titleWords(title)
}

export const bad = (where: string, field: string, reason: string): Problem =>
  new Problem('invalid-file', `${where}, ${field}: ${reason}`, { where, field })
