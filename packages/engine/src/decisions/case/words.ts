import { amountWords, percentWords } from '@sweeps/model'

/** An amount as people say it: three digits, and millions. */
export const money = (amount: number, currency: string): string => `${amountWords(amount)} ${currency}`

/** In texts that are written into files the space is a plain one. */
export const percent = (share: number): string => percentWords(share, 0, ' ')
