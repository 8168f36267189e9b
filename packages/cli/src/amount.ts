import { Problem } from '@sweeps/model/plain'

const factors: Record<string, number> = { '': 1, k: 1e3, M: 1e6, B: 1e9 }

/** An amount of money as people write it: 90M, 9.5M, 120k, 4500000. */
export function amount(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)([kMB]?)$/.exec(text.replaceAll(',', ''))
  if (!match) throw new Problem('usage', `${option}: "${text}" is no amount: write a number, with k, M or B if it is long, such as 9.5M`)
  return Number(match[1]) * factors[match[2]!]!
}

/** An amount of a season, or of an episode: 90M, 10M/episode. */
export function amountOf(text: string, option: string): { amount: number; per: 'season' | 'episode' } {
  const [value, per, more] = text.split('/')
  if (more !== undefined || (per !== undefined && per !== 'episode' && per !== 'season'))
    throw new Problem('usage', `${option}: "${text}" is no amount: write it for the season, such as 90M, or 10M/episode`)
  return { amount: amount(value!, option), per: per === 'episode' ? 'episode' : 'season' }
}
