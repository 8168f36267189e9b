import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../src/parse-json.js'

const nested = (depth: number, inside = '1') => `${'['.repeat(depth)}${inside}${']'.repeat(depth)}`

test('JSON is read as it is, with a byte order mark or without', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', '\ufeff'), (value, mark) => {
      expect(parseJson(mark + JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test.each([201, 20_000, 200_000])('what is nested %d deep is refused in words', depth => {
  expect(() => parseJson(nested(depth))).toThrow('it is nested more than 200 deep')
  expect(() => parseJson(`${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`)).toThrow('nested more than 200')
})

test('brackets inside texts nest nothing', () => {
  expect(parseJson(nested(200))).toBeInstanceOf(Array)
  for (const text of ['['.repeat(1000), '\\"['.repeat(300), `\\${'{'.repeat(300)}`])
    expect(parseJson(JSON.stringify([text]))).toEqual([text])
})

test.each(['', '\ufeff', '\ufeff\ufeff1', '{', '[1,]'])('%j is no JSON', text => {
  expect(() => parseJson(text)).toThrow(SyntaxError)
})
