import type { Message } from '@sweeps/model'
import { random } from '@sweeps/stats'
import { type Catalogue, catalogue } from './catalogue.js'
import { DAY } from './day.js'
import { Demand } from './demand.js'
import { guard } from './guard.js'
import { liveADay } from './live-a-day.js'
import { messageOf } from './message-of.js'
import { type Plan, planOf, type SimulationOptions } from './options.js'
import { population } from './population.js'
import { Queue } from './queue.js'
import { shuffled } from './shuffled.js'
import type { Play } from './sit-down.js'
import { streams } from './streams.js'
import { type Telling, tell } from './tell.js'
import { type Truth, TruthTally } from './truth.js'

/** How far a simulation is. Days are simulated days. */
export interface Progress {
  day: number
  days: number
  plays: number
  messages: number
}

export interface Simulation {
  /** What the collector hears, in the order it hears it. Can be gone through once; nothing is kept of what was given. */
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

/** A play on its way: not yet told of, or with the messages still to come. */
interface OnTheWay {
  play: Play
  tellings: Telling[] | undefined
  next: number
}

function* messagesInOrder(plan: Plan, catalogue: Catalogue, tally: TruthTally, progress: Progress): Generator<Message> {
  const viewers = population(plan)
  const world = { catalogue, demand: new Demand(plan) }
  const waiting = new Queue<OnTheWay>()

  /** Messages that come before an instant. A play's are made up when it begins, so that only those of open plays are in memory. */
  function* until(end: number): Generator<Message> {
    while (waiting.time < end) {
      const item = waiting.take()!
      if (item.tellings) yield messageOf(item.play, item.tellings[item.next++]!)
      else {
        const { stretches, viewer } = item.play
        item.tellings = tell(stretches, plan.faults, plan.compact, random(plan.seed, streams.way(progress.plays++)))
        tally.add(item.play, guard(stretches, item.tellings, viewer.clockError))
      }
      const telling = item.tellings[item.next]
      if (telling) waiting.add(telling.turn, item)
    }
  }

  for (; progress.day < progress.days; progress.day++) {
    const day = plan.start + progress.day * DAY
    yield* until(day)
    world.demand.setDay(progress.day)
    for (const viewer of viewers)
      for (const play of liveADay(viewer, day, world)) waiting.add(play.stretches[0]!.start, { play, tellings: undefined, next: 0 })
  }
  yield* until(Infinity)
}
