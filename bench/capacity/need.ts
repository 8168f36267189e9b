import type { Costs, Load } from './costs.js'

/** A machine, and how much of it is to be in use when most comes in. */
export interface Machine {
  cores: number
  use: number
}

export interface Need {
  messagesPerSecond: { mean: number; peak: number }
  collectorCores: number
  storeCores: number
  collectors: number
  shards: number
  /** Bytes a second that players send. */
  network: number
  /** Bytes. */
  disk: { perDay: number; perYear: number }
  /** The week's Top 10 with exact viewers: core seconds, and seconds where all cores of the shards answer. */
  top: { coreSeconds: number; seconds: number; setBytes: number }
}

/** How much of everything a load takes. Replicas hold all of it again, and merge it again: the cores and disks of one copy. */
export function need(load: Load, costs: Costs, machine: Machine): Need {
  const messages = load.playsPerDay * ((load.hours * 3600) / load.everySeconds + load.spans)
  const mean = messages / 86_400
  const peak = mean * load.peak
  const collectorCores = (peak * costs.collectorUs) / 1e6
  const storeCores = (peak * costs.storeUs) / 1e6
  const of = (cores: number): number => Math.ceil(cores / (machine.cores * machine.use))
  const shards = of(storeCores)
  const perDay = load.playsPerDay * load.spans * costs.spanBytes
  const plays = load.playsPerDay * 7
  const coreSeconds = (plays / 1e6) * costs.topSeconds
  return {
    messagesPerSecond: { mean, peak },
    collectorCores,
    storeCores,
    // One more: any of them may be away.
    collectors: of(collectorCores) + 1,
    shards,
    network: peak * costs.messageBytes,
    disk: { perDay, perYear: perDay * 365 },
    // Every viewer of a content once, and every account: at most one a play.
    top: { coreSeconds, seconds: coreSeconds / (shards * machine.cores), setBytes: plays * costs.countedBytes * 2 },
  }
}
