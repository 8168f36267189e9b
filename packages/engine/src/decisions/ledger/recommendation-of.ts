import type { Recommendation } from '@sweeps/model'

/**
 * What a case recommended, and how probable it took a return to be: read from its members `recommendation` (a word, or an object with `answer`)
 * and `probabilityOfReturn` (`p`, `low`, `high`). Null for a case that has neither.
 */
export function recommendationOf(value: unknown): Recommendation | null {
  if (typeof value !== 'object' || value === null) return null
  const { recommendation, probabilityOfReturn } = value as Record<string, unknown>
  const answer = word(recommendation) ?? word(member(recommendation, 'answer'))
  const p = probability(member(probabilityOfReturn, 'p'))
  if (answer === null && p === null) return null
  return { answer, p, low: probability(member(probabilityOfReturn, 'low')), high: probability(member(probabilityOfReturn, 'high')) }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const probability = (value: unknown): number | null => (typeof value === 'number' && value >= 0 && value <= 1 ? value : null)
