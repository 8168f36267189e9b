import { random } from '@sweeps/stats'
import type { Costs, Load } from './costs.js'
import type { Machine } from './need.js'

export interface Simulated {
  /** Share of its capacity that a collector uses: in the mean, and in the busiest minute. */
  use: { mean: number; most: number }
  /** Longest that a message waited to be in the store, s. */
  lagSeconds: number
  /** Most that waited in the journal of one collector, bytes. */
  backlogBytes: number
}

/** A collector is away from this minute of the day on, for so long. */
export interface Outage {
  from: number
  minutes: number
  /** The store is away, too: nothing is loaded meanwhile. */
  store: boolean
}

/**
 * A day, minute by minute: messages come as an evening has them, with the chance of numbers; collectors load what they can. Those that
 * are there share what comes. What a collector or the store could not do in a minute waits in the journals.
 */
export function simulate(
  load: Load,
  costs: Costs,
  {
    collectors,
    shards,
    machine,
    outage,
    seed = 1,
  }: { collectors: number; shards: number; machine: Machine; outage: Outage; seed?: number },
): Simulated {
  const luck = random(seed)
  const perDay = load.playsPerDay * ((load.hours * 3600) / load.everySeconds + load.spans)
  const collects = (60e6 * machine.cores) / costs.collectorUs
  const stores = (60e6 * machine.cores * shards) / costs.storeUs
  const shapes = shape(load.peak)
  let [waiting, most, lag, used, backlog] = [0, 0, 0, 0, 0]
  for (let minute = 0; minute < 1440; minute++) {
    const came = (perDay / 1440) * shapes[minute]! * luck.uniform(0.97, 1.03)
    const away = minute >= outage.from && minute < outage.from + outage.minutes
    const there = collectors - (away && !outage.store ? 1 : 0)
    const able = away && outage.store ? 0 : Math.min(collects * there, stores)
    const done = Math.min(waiting + came, able)
    waiting += came - done
    used += came / (collects * there) / 1440
    most = Math.max(most, came / (collects * there))
    lag = Math.max(lag, waiting / (Math.min(collects * collectors, stores) / 60))
    backlog = Math.max(backlog, (waiting / there) * costs.messageBytes)
  }
  // An outage of the store is waited for, and then what came meanwhile is loaded.
  return { use: { mean: used, most }, lagSeconds: lag + (outage.store ? outage.minutes * 60 : 0), backlogBytes: backlog }
}

/**
 * How much more than in the mean minute comes in each of the day: most at nine in the evening, and so that the day has its sum. It is a power
 * of a wave, as sharp as the peak wants it.
 */
export function shape(peak: number): number[] {
  const wave = Array.from({ length: 1440 }, (_, minute) => (1 + Math.cos(((minute - 1260) / 1440) * 2 * Math.PI)) / 2)
  const mean = (power: number): number => wave.reduce((sum, height) => sum + height ** power, 0) / 1440
  let [low, high] = [0, 1000]
  for (let halving = 0; halving < 60; halving++) {
    const power = (low + high) / 2
    if (mean(power) > 1 / peak) low = power
    else high = power
  }
  return wave.map(height => peak * height ** low)
}
