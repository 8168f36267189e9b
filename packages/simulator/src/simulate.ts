import type { Message } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { type Catalogue, catalogue } from './catalogue.js'
import { DAY } from './day.js'
import { Demand } from './demand.js'
import { guard } from './guard.js'
import { instantWriter } from './instant.js'
import { messageOf } from './message-of.js'
import { type Plan, planOf, type SimulationOptions } from './options.js'
import { population, type Viewer } from './population.js'
import { Queue } from './queue.js'
import { type Report, reportsOf } from './reports.js'
import { shuffled } from './shuffled.js'
import { type Play, sitDown } from './sit-down.js'
import { sittings } from './sittings.js'
import { streams } from './streams.js'
import { type Truth, TruthTally } from './truth.js'

/** How far a simulation is. Days are simulated days. */
export interface Progress {
  day: number
  days: number
  plays: number
  messages: number
}

export interface Simulation {
  /** What the collector receives, in the order it receives it. Can be gone through once; nothing is kept of what was given. */
  messages: Generator<Message, void, undefined>
  progress: Readonly<Progress>
  /** @throws Error when the messages have not all been taken: the truth is added up on the way. */
  truth(): Truth
}

/**
 * A fictional service's plays as messages, and the truth about them.
 * Memory grows with the viewers, not with the weeks. The same options give the same messages and truth.
 *
 * @throws RangeError that says which option is wrong
 */
export function simulate(options: SimulationOptions): Simulation {
  const plan = planOf(options)
  const progress: Progress = { day: 0, days: plan.weeks * 7, plays: 0, messages: 0 }
  const titles = catalogue(plan.start)
  const tally = new TruthTally(titles, plan.viewers)
  let over = false
  function* messages() {
    const inOrder = messagesInOrder(plan, titles, tally, progress)
    for (const message of plan.faults.shuffle > 1 ? shuffled(inOrder, plan.faults.shuffle, random(plan.seed, streams.shuffle)) : inOrder) {
      progress.messages++
      yield message
    }
    over = true
  }
  const truth = () => {
    if (!over) throw new Error('simulate: the truth is known when all messages have been taken')
    return tally.truth()
  }
  return { messages: messages(), progress, truth }
}

/** A play that may not have begun yet: its messages are made up when it does, so that only those of open plays are in memory. */
interface OnTheWay {
  play: Play
  reports: Report[] | undefined
  next: number
}

function* messagesInOrder(plan: Plan, catalogue: Catalogue, tally: TruthTally, progress: Progress): Generator<Message> {
  const viewers = population(plan)
  const world = { catalogue, demand: new Demand(plan) }
  const sitting = new Queue<Viewer>()
  const playing = new Queue<OnTheWay>()
  const instant = instantWriter()
  for (; progress.day < progress.days; progress.day++) {
    const day = plan.start + progress.day * DAY
    world.demand.setDay(progress.day)
    for (const viewer of viewers) for (const start of sittings(viewer, day)) sitting.add(start, viewer)
    yield* until(day + DAY)
  }
  yield* until(Infinity)

  /** What happens before an instant, in order: viewers sit down, plays begin, messages are received. */
  function* until(end: number): Generator<Message> {
    while (Math.min(sitting.time, playing.time) < end) {
      if (sitting.time <= playing.time) {
        const start = sitting.time
        const viewer = sitting.take()!
        // Whoever still watches goes on with it instead.
        if (start < viewer.freeFrom) continue
        for (const play of sitDown(viewer, start, world)) playing.add(play.stretches[0]!.start, { play, reports: undefined, next: 0 })
        continue
      }
      const item = playing.take()!
      if (item.reports) yield messageOf(item.play, item.reports[item.next++]!, instant)
      else item.reports = begin(item.play)
      const report = item.reports[item.next]
      if (report) playing.add(report.arrivesAt, item)
    }
  }

  function begin(play: Play): Report[] {
    const luck = random(plan.seed, streams.way(progress.plays++))
    const reports = reportsOf(play.stretches, plan.faults, plan.compact, luck)
    tally.add(play, guard(play.stretches, reports, play.viewer.clockError))
    return reports
  }
}
