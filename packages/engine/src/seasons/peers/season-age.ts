import { dayStart } from '@sweeps/model'

const dayMs = 86_400_000

/** How many whole days, of 24 hours each, a season has had since its release; 0 before it. */
export const ageOf = (released: string, zone: string, now: number): number =>
  Math.max(0, Math.floor((now - dayStart(released, zone)) / dayMs))
