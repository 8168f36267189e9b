import { random } from '@sweeps/stats'
import { dayName, dayNumber } from '../day.js'
import { startOf } from '../options.js'
import { sampleSeed } from './accounts.js'

const first = [
  'Amber',
  'Borrowed',
  'Crooked',
  'Distant',
  'Eleventh',
  'Folded',
  'Gilded',
  'Hollow',
  'Inland',
  'Jubilee',
  'Kindled',
  'Lantern',
]
const second = ['Orchard', 'Ledger', 'Harbour', 'Parade', 'Choir']
/** The first came out so many days before the day of loading, the last a little over two years before it. */
const [from, to] = [1640, 740]

/** What became of sixty invented first seasons of years before, as an outcomes file: shorter ones came back more often. */
export function sampleOutcomes(today: string): string {
  const luck = random(sampleSeed, 2 ** 31)
  const day = dayNumber(startOf(today))
  const shows = first.flatMap(one => second.map(other => `${one} ${other}`))
  const rows = luck.shuffle(shows).map((show, at) => {
    const released = day - Math.round(from - ((from - to) * at) / (shows.length - 1))
    const minutes = luck.integer(150, 560)
    const returned = luck.chance(0.72 - (0.5 * (minutes - 150)) / 410)
    const next = returned ? dayName(released + luck.integer(290, 640)) : ''
    const outcome = returned ? 'returned' : luck.chance(0.7) ? 'cancelled' : 'not_seen_again'
    return [show, 1, dayName(released), outcome, next, minutes, ''].join(',')
  })
  return `${['show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10', ...rows].join('\n')}\n`
}
