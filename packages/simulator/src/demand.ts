import { type Random, random } from '@sweeps/stats'
import type { Plan } from './options.js'
import { streams } from './streams.js'
import { type SeasonPlan, type TitlePlan, titles } from './titles.js'

/** How much each title draws those who look for something new, day by day. */
export class Demand {
  private readonly luck: Random
  private buzz: number[] = []
  private readonly upTo = new Float64Array(titles.length)

  constructor({ seed }: Plan) {
    this.luck = random(seed, streams.buzz)
  }

  /** Sets the demand of a day, counted from the first simulated day. Days are to come in order. */
  setDay(day: number): void {
    // What is talked about changes from week to week: this moves the chart as no decay does.
    if (day % 7 === 0) this.buzz = titles.map(() => Math.exp(this.luck.normal(0, 0.22)))
    let total = 0
    titles.forEach((title, place) => {
      total += pull(title, day) * this.buzz[place]!
      this.upTo[place] = total
    })
  }

  /** A title of the day, in proportion to demand. */
  pick(luck: Random): number {
    const drawn = luck.uniform(0, this.upTo.at(-1)!)
    let low = 0
    let high = titles.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.upTo[middle]! > drawn) high = middle
      else low = middle + 1
    }
    return low
  }
}

function pull(title: TitlePlan, day: number): number {
  const firstDay = Math.min(...title.seasons.map(season => season.released))
  if (day < firstDay) return 0
  const always = title.origin === 'acquired' ? 0.2 : 0.05
  const recent = title.seasons.reduce((sum, season) => sum + novelty(season, day - season.released), 0)
  return title.appeal * (always + recent)
}

/** A premiere fades by the week; a weekly season stays in talk while it runs, most just after an episode. */
function novelty({ release, episodes }: SeasonPlan, age: number): number {
  if (age < 0) return 0
  if (release === 'at once') return Math.exp(-age / 8) + 0.1 * Math.exp(-age / 50)
  const runs = 7 * episodes
  return age < runs ? 0.35 + (age % 7 < 2 ? 0.15 : 0) : 0.4 * Math.exp(-(age - runs) / 10)
}
