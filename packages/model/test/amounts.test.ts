import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountWords, decimalWords, figureWords, percentWords, readAmount, readNumber } from '../src/amounts.js'

const read = (text: string): number | string => {
  const found = readAmount(text)
  return 'refused' in found ? found.refused : found.amount
}

describe('an amount that can be read in one way only', () => {
  test.each<[string, number]>([
    ['90M', 90_000_000],
    ['9.5m', 9_500_000],
    ['9.5 M', 9_500_000],
    ['1.2bn', 1_200_000_000],
    ['1.2 billion', 1_200_000_000],
    ['120k', 120_000],
    ['12 mio.', 12_000_000],
    ['90,000,000', 90_000_000],
    ['1,234.5', 1234.5],
    ['90.000.000', 90_000_000],
    ['1.234.567,89', 1_234_567.89],
    ['4 500 000', 4_500_000],
    ['4\u00a0500\u00a0000', 4_500_000],
    ['4\u202f500\u202f000,5', 4_500_000.5],
    ["4'500'000", 4_500_000],
    ['4’500’000.25', 4_500_000.25],
    ['0.18', 0.18],
    ['.5', 0.5],
    ['0,000', 0],
    ['0.184', 0.184],
    ['4500000', 4_500_000],
    ['1e6', 1_000_000],
    ['3 crore', 30_000_000],
    ['2.5cr', 25_000_000],
    ['45 lakh', 4_500_000],
    ['12 Mio.', 12_000_000],
    ['2 Mrd', 2_000_000_000],
    ['5 mln', 5_000_000],
    ['1.2 trillion', 1_200_000_000_000],
    ['９．５Ｍ', 9_500_000],
    ['٤٥٠٠٠٠٠', 4_500_000],
    ['١٬٢٣٤٫٥', 1234.5],
    ['۱٬۲۳۴', 1234],
    ['१२५', 125],
    ['\u200e9.5M\u200f', 9_500_000],
    ['−5M', -5_000_000],
    ['–5M', -5_000_000],
  ])('%s', (text, amount) => {
    expect(read(text)).toBe(amount)
  })
})

describe('an amount that can be read in two ways is refused, with both', () => {
  test.each<[string, string]>([
    ['9,5', '9.5 or 95'],
    ['9,5M', '9.5M or 95M'],
    ['0,18', '0.18 or 18'],
    ['1,00,0', '100 or 1000'],
    ['9,500', '9.5 or 9500'],
    ['9.500', '9.5 or 9500'],
    ['1.234bn', '1.234B or 1234B'],
    ['12,34,567', '1234.567 or 1234567'],
    ['1.23.4', '123.4 or 1234'],
    ['9,5 crore', '9.5 crore or 95 crore'],
    ['９，５００', '9.5 or 9500'],
  ])('%s', (text, readings) => {
    expect(read(text)).toBe(
      `"${text}" may be ${readings}: write which it is, with a point for decimals and no comma or point between thousands`,
    )
  })
})

test.each(['', 'k', 'nine', '9M/x', '1.5x', '--5', '9 5', '५ लाख'])('"%s" is no amount', text => {
  expect(read(text)).toBe(`"${text}" is no amount: write a number, with k, M or B if it is long, such as 9.5M`)
})

test.each(['€9M', '9M USD', '$4.5'])('%s: the currency is said elsewhere', text => {
  expect(read(text)).toContain('write a number without its currency')
})

test('where the decimal sign is known, nothing is in doubt', () => {
  expect([readNumber('9,5', ',').value, readNumber('9.500', ',').value, readNumber('9,500', '.').value]).toEqual([9.5, 9500, 9500])
  expect(readNumber('9,5', '.')).toEqual({ readings: ['9.5', '95'] })
})

/** As people of these countries write numbers, with no-break and narrow spaces, apostrophes, lakhs and digits of their own. */
const countries = ['en', 'de', 'fr', 'de-CH', 'es', 'pl', 'sv', 'en-IN', 'pt-BR', 'it', 'ar-EG', 'fa', 'my', 'th-u-nu-thai']

test('whatever a country writes is read as the number it is, or refused, and never as another', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...countries),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (country, number, decimals) => {
        const text = new Intl.NumberFormat(country, { maximumFractionDigits: decimals, minimumFractionDigits: decimals }).format(number)
        const meant = Number(number.toFixed(decimals))
        const found = readNumber(text)
        if (found.value !== undefined) expect(Math.abs(found.value - meant), text).toBeLessThanOrEqual(10 ** -decimals)
        // What is refused names what was meant.
        else if (country !== 'en-IN')
          expect(
            found.readings?.some(reading => Math.abs(Number(reading) - meant) <= 10 ** -decimals),
            text,
          ).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

test('no text at all is a defect', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,' kMb-€") })), text => {
      const found = readAmount(text)
      expect('refused' in found ? found.refused.length : Number.isFinite(found.amount)).toBeTruthy()
    }),
    { numRuns: 2000 },
  )
})

test('amounts, shares and figures in words', () => {
  expect([0, 12.345, 999.5, 1234.5, 12_345, 999_500, 41_234_567, 1.5e9].map(amountWords)).toEqual([
    ...['0', '12.3', '1,000', '1,235', '12,300', '1 million', '41.2 million', '1.5 billion'],
  ])
  expect([0.285, 0.005, -0.125].map(share => percentWords(share))).toEqual(['29\u00a0%', '1\u00a0%', '-13\u00a0%'])
  expect([0.5455, -0.0001].map(share => percentWords(share, 1, ''))).toEqual(['54.6%', '0.0%'])
  // 1.005 is a little less in floats, and -0.001 is no "-0.00".
  expect([1.005, 2.675, 12 / 22, -0.001, 1234.5].map(value => decimalWords(value, 2))).toEqual(['1.01', '2.68', '0.55', '0.00', '1,234.50'])
  expect([12.34, 99.96, 1234.5].map(figureWords)).toEqual(['12.3', '100', '1,235'])
})
