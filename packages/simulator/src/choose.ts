import type { Catalogue, Content } from './catalogue.js'
import type { Demand } from './demand.js'
import type { Viewer } from './population.js'
import { genres, titles } from './titles.js'

/** What a viewer watches when sitting down at an instant: most often something begun, else something new. */
export function choose(viewer: Viewer, at: number, catalogue: Catalogue, demand: Demand): Content {
  const begun: number[] = []
  for (const title of viewer.bookmarks.keys()) if (nextOf(viewer, title, at, catalogue)) begun.push(title)
  if (begun.length > 0 && viewer.luck.chance(0.7)) {
    const latest = viewer.latestTitle
    const again = latest !== undefined && begun.includes(latest) && viewer.luck.chance(0.7)
    return nextOf(viewer, again ? latest : viewer.luck.pick(begun), at, catalogue)!
  }
  return discover(viewer, at, catalogue, demand)
}

/** The next content of a title for a viewer, when there is one and the viewer still wants it. */
export function nextOf(viewer: Viewer, title: number, at: number, { byTitle }: Catalogue): Content | undefined {
  const bookmark = viewer.bookmarks.get(title)
  if (!bookmark || bookmark.dropped) return undefined
  const content = byTitle[title]![bookmark.next]
  return content && content.released <= at ? content : undefined
}

function discover(viewer: Viewer, at: number, catalogue: Catalogue, demand: Demand): Content {
  let title = demand.pick(viewer.luck)
  // A bounded number of tries: whoever has seen it all watches something again.
  for (let tries = 0; tries < 12 && !takes(viewer, title); tries++) title = demand.pick(viewer.luck)
  const next = firstOf(viewer, title, at, catalogue)
  viewer.bookmarks.set(title, { next, position: 0, dropped: false })
  return catalogue.byTitle[title]![next]!
}

function takes(viewer: Viewer, title: number): boolean {
  const { genre, language } = titles[title]!
  if (viewer.bookmarks.has(title)) return false
  const understood = viewer.account.market.languages.includes(language) ? 1 : 0.25
  return viewer.luck.chance(understood * viewer.taste[genres.indexOf(genre)]!)
}

/** Most begin at the beginning; some join at the newest season; acquired series are also watched from anywhere. */
function firstOf({ luck }: Viewer, title: number, at: number, { byTitle }: Catalogue): number {
  if (luck.chance(0.55)) return 0
  const released = byTitle[title]!.filter(content => content.released <= at)
  if (titles[title]!.origin === 'acquired') return luck.integer(0, released.length - 1)
  const newest = released.at(-1)!.season
  return released.findIndex(content => content.season === newest)
}
