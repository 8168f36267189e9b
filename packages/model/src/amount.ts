import { plainSigns } from './plain-signs.js'
import { readNumber } from './read-number.js'

/** An amount that was read, or why it was not, in words that say what to write instead. */
export type AmountRead = { amount: number } | { refused: string }

const thousand = { factor: 1e3, sign: 'k' }
const million = { factor: 1e6, sign: 'M' }
const billion = { factor: 1e9, sign: 'B' }
const trillion = { factor: 1e12, sign: ' trillion' }
const lakh = { factor: 1e5, sign: ' lakh' }
const crore = { factor: 1e7, sign: ' crore' }
const units: Readonly<Record<string, { factor: number; sign: string }>> = {
  ...{ k: thousand, thousand, thousands: thousand, tsd: thousand },
  ...{ m: million, mm: million, mn: million, mio: million, mln: million, million, millions: million, millionen: million },
  ...{ b: billion, bn: billion, mrd: billion, mld: billion, billion, billions: billion },
  ...{ milliard: billion, milliards: billion, milliarden: billion, tn: trillion, trillion, trillions: trillion },
  ...{ lakh, lakhs: lakh, lac: lakh, lacs: lakh, cr: crore, crore, crores: crore },
}

/**
 * An amount as people write it: `90M`, `9.5m`, `120k`, `1.2bn`, `3 crore`, `4,500,000`, `4 500 000`, `4'500'000`, `4.500.000,50`. The terminal, the
 * pages and the API read amounts with this one function. What can be read in two ways is refused, with both: see `readNumber`.
 */
export function readAmount(text: string): AmountRead {
  const plain = plainSigns(text).trim()
  const [, digits = plain, word = ''] = /^([^a-z]*?)\s*([a-z]+)\.?$/i.exec(plain) ?? []
  const unit = word === '' ? { factor: 1, sign: '' } : units[word.toLowerCase()]
  const number = unit === undefined ? {} : readNumber(digits)
  const { factor, sign } = unit ?? { factor: 1, sign: '' }
  if (number.value !== undefined) return { amount: Number((number.value * factor).toPrecision(15)) }
  if (number.readings)
    return {
      refused: `"${text}" may be ${number.readings.map(reading => reading + sign).join(' or ')}: write which it is, with a point for decimals and no comma or point between thousands`,
    }
  const currency = /[$€£¥]|^[A-Z]{3}\b|\b[A-Z]{3}$/.test(text.trim())
  return {
    refused: `"${text}" is no amount: write a number${currency ? ' without its currency' : ''}, with k, M or B if it is long, such as 9.5M`,
  }
}
