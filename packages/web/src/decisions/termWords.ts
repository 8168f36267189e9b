import { moneyWords, percentWords } from './amountWords'

/** A term of the case in its unit: money, or a share in per cent. */
export const termWords = (term: string, value: number, currency: string): string =>
  term === 'marketing' || term === 'audience' ? percentWords(value) : term === 'episodes' ? String(value) : moneyWords(value, currency)
