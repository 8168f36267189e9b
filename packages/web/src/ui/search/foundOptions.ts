import type { SearchAnswer } from '@sweeps/model'
import { found, type Option } from '../choice/found'
import { formatWeek } from '../format/dates'
import { seasonName } from '../format/seasonName'
import { releasePath, seasonPath, titlePath, weekPath } from '../route/routes'
import type { Opened } from './recentlyFound'

/** Something that can be opened, with more of it in small words. */
export interface Found extends Opened {
  more?: string
}

const chartKeyOf = ({ chart, market }: { chart: string; market: string | null }): string => (market === null ? chart : `${chart}/${market}`)

/** What was found, in the order in which it is shown: things first, then pages. */
export function foundOptions(answer: SearchAnswer | undefined, pages: readonly Option[], words: string): Found[] {
  const things: Found[] = answer
    ? [
        ...answer.seasons.map(({ title, season, name }) => ({
          kind: 'Season',
          href: seasonPath(title, season),
          name: seasonName(name, season),
        })),
        ...answer.titles.map(({ title, name, also, seasons, own }) => ({
          ...{ kind: 'Title', href: titlePath(title), name },
          more: [also && also !== title ? also : '', countOf(seasons.length), own ? '' : 'published'].filter(Boolean).join(' · '),
        })),
        ...answer.charts.map(one => ({ kind: 'Chart', href: `/charts/${chartKeyOf(one)}`, name: one.name })),
        ...answer.weeks.map(one => ({
          ...{ kind: 'Week', href: weekPath(chartKeyOf(one), one.week), name: `${one.name}, ${formatWeek(one.week)}` },
        })),
        ...answer.releases.map(({ title, season, headline }) => ({ kind: 'Release', href: releasePath(title, season), name: headline })),
      ]
    : []
  // What is on a page is in many words: those that begin so are meant.
  const begun = found(pages, words).filter(({ name }) => plainWordsOf(name).some(word => word.startsWith(words.trim().toLowerCase())))
  return [...things, ...begun.map(({ id, name }) => ({ kind: 'Page', href: id, name }))]
}

/** A name from each of its words on: `ledger of decisions`, `of decisions`, `decisions`. */
function plainWordsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.map((_, at) => words.slice(at).join(' '))
}

const countOf = (seasons: number): string => (seasons < 2 ? '' : `${seasons} seasons`)
