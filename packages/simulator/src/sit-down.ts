import type { Screen } from '@sweeps/model'
import type { Random } from '@sweeps/stats'
import type { Catalogue, Content } from './catalogue.js'
import { choose, nextOf } from './choose.js'
import { HOUR, MINUTE, SECOND } from './day.js'
import type { Demand } from './demand.js'
import type { Viewer } from './population.js'
import { titles } from './titles.js'
import { type Stretch, type Watched, watch } from './watch.js'

/** One playback session, as it was by the right clock. */
export interface Play {
  id: string
  viewer: Viewer
  content: Content
  screen: Screen
  stretches: Stretch[]
}

/** What the simulated viewers live in. */
export interface World {
  catalogue: Catalogue
  demand: Demand
}

/** What a viewer watches in one go, from an instant on, one thing after the other. */
export function sitDown(viewer: Viewer, at: number, world: World): Play[] {
  const { luck } = viewer
  const screen = screenFor(viewer, at)
  const leaves = at + Math.min(6 * HOUR, viewer.minutes * MINUTE * Math.exp(luck.normal(-0.1, 0.5)))
  const plays: Play[] = []
  let now = at
  let content: Content | undefined = choose(viewer, now, world.catalogue, world.demand)
  while (content) {
    const bookmark = viewer.bookmarks.get(content.title)!
    const watched = watch(viewer, content, now, bookmark.position, Math.max(MINUTE, leaves - now))
    plays.push({ id: uuid(luck), viewer, content, screen, stretches: watched.stretches })
    remember(viewer, content, watched)
    now = watched.stretches.at(-1)!.stop + luck.integer(2 * SECOND, 40 * SECOND)
    content = now < leaves ? following(viewer, content, watched, now, world) : undefined
  }
  viewer.freeFrom = now
  return plays
}

/** Moves the viewer's bookmark in the title. */
function remember(viewer: Viewer, content: Content, { ending, position }: Watched): void {
  const bookmark = viewer.bookmarks.get(content.title)!
  viewer.latestTitle = content.title
  const finished = ending === 'finished' || position > 0.95 * content.runtime
  if (finished) bookmark.next++
  bookmark.position = finished ? 0 : position
  bookmark.dropped = ending === 'dropped' || (finished && !viewer.luck.chance(titles[content.title]!.hold))
}

function following(viewer: Viewer, content: Content, { ending }: Watched, at: number, { catalogue, demand }: World): Content | undefined {
  const next = ending === 'finished' ? nextOf(viewer, content.title, at, catalogue) : undefined
  if (next && viewer.luck.chance(viewer.binge)) return next
  return viewer.luck.chance(0.75) ? choose(viewer, at, catalogue, demand) : undefined
}

/** Evenings are for the television, days for what is at hand. */
function screenFor({ luck, account }: Viewer, at: number): Screen {
  const hour = ((((at + account.market.offset * MINUTE) / HOUR) % 24) + 24) % 24
  const shares = hour >= 18 || hour < 2 ? [68, 12, 8, 11, 1] : [38, 22, 15, 24, 1]
  return (['tv', 'computer', 'tablet', 'phone', 'other'] as const)[luck.weighted(shares)]!
}

const hex = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'))

/** A UUID of version 4 from seeded luck: the same seed gives the same one. */
function uuid(luck: Random): string {
  const [a, b, c, d] = [luck.bits(), luck.bits(), luck.bits(), luck.bits()]
  const version = hex[(b & 0x0fff) | 0x4000]
  const variant = hex[((c >>> 16) & 0x3fff) | 0x8000]
  return `${hex[a >>> 16]}${hex[a & 0xffff]}-${hex[b >>> 16]}-${version}-${variant}-${hex[c & 0xffff]}${hex[d >>> 16]}${hex[d & 0xffff]}`
}
