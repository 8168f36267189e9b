import { expect, test } from 'vitest'
import { addressOf } from '../src/api/ask'

test('inputs stand in the path where it names them, the others in the query, and what is absent nowhere', () => {
  expect(addressOf('GET /v1/titles/:title', { title: 'a/b c', market: undefined })).toBe('/v1/titles/a%2Fb%20c')
  expect(addressOf('GET /v1/charts/:chart/:week', { chart: 'census', week: '2021-08-09', list: 'tv & film' }, { format: 'csv' })).toBe(
    '/v1/charts/census/2021-08-09?list=tv+%26+film&format=csv',
  )
  expect(addressOf('GET /v1/seasons', { counted: true })).toBe('/v1/seasons?counted=true')
})

test('an address or an input that the table of questions does not have is no program', () => {
  // @ts-expect-error: there is no such address
  expect(addressOf('GET /v1/nothing', {})).toBe('/v1/nothing')
  // @ts-expect-error: it takes no such input
  expect(addressOf('GET /v1/titles/:title', { title: 'dune', season: 1 })).toBe('/v1/titles/dune?season=1')
})
