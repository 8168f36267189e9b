import { Problem, readAmount, readNumber } from '@sweeps/model/plain'

/** An amount of money as people write it: 90M, 9.5M, 120k, 4,500,000. What can be read in two ways is refused, with both. */
export function amount(text: string, option: string): number {
  const read = readAmount(text)
  if ('refused' in read) throw new Problem('usage', `${option}: ${read.refused}`)
  return read.amount
}

/** An amount of a season, or of an episode: 90M, 10M/episode. */
export function amountOf(text: string, option: string): { amount: number; per: 'season' | 'episode' } {
  const [value, per, more] = text.split('/')
  if (more !== undefined || (per !== undefined && per !== 'episode' && per !== 'season'))
    throw new Problem('usage', `${option}: "${text}" is no amount: write it for the season, such as 90M, or 10M/episode`)
  return { amount: amount(value!, option), per: per === 'episode' ? 'episode' : 'season' }
}

/** A number without a unit, such as a share. */
export function plainNumber(text: string, option: string): number {
  const { value, readings } = readNumber(text)
  if (value !== undefined) return value
  throw new Problem(
    'usage',
    `${option}: "${text}" ${readings ? `may be ${readings.join(' or ')}: write it with a point for decimals` : 'is no number'}`,
  )
}
