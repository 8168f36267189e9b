import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, scratch } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
const data = directory(join(path, 'data'))
const catalogue = `service,content,title,season,episode,name,kind,origin,language,runtime_ms,released
noa,v1,vera,1,1,Vera: Season 1,series,original,en,3600000,2021-08-02
`
const sweeps = async (...line: string[]) => {
  const done = await run([...line, '--data', data])
  return done.status === 0 ? done.out : done.err
}
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  writeFileSync(join(path, 'catalogue.csv'), catalogue)
  await sweeps('import', 'catalogue', join(path, 'catalogue.csv'))
})

test('terms of a service are kept, listed with who and when, and kept no more', async () => {
  expect(await sweeps('terms')).toMatch(/^Nothing is kept: sweeps terms SERVICE --fee/)
  expect(await sweeps('terms', 'noa', '--fee', '9,999')).toMatch(/fee: "9,999" may be/)
  expect(await sweeps('terms', '--fee', '9.99')).toMatch(/name the service/)
  expect(await sweeps('terms', 'noa', '--fee', '9.99', '--currency', 'EUR')).toMatch(
    /^noa: a fee of 9.99 EUR a month, by .*, version 1\.\n$/,
  )
  await sweeps('terms', 'noa', '--value-per-hour', '0.25', '--fee', 'none')
  const listed = await sweeps('terms')
  expect(listed).toMatch(new RegExp(`noa +– +0\\.25 EUR +\\S.* +${today}`))
  expect(listed).toContain('noa: a fee of 9.99 EUR a month, by')
})

test('a cost is kept in the record; the case says who kept what, and when', async () => {
  expect(await sweeps('record', 'vera/1', '--cost', '2M')).toMatch(/source: it is missing/)
  expect(await sweeps('record', 'vera/1', '--cost', '2M', '--currency', 'EUR', '--source', 'budget of March')).toMatch(
    /cost \(confidential\) +2000000, EUR, season +budget of March/,
  )
  const one = await sweeps('renewal', 'vera/1')
  expect(one).toContain('cost of this season: 2 million EUR')
  expect(one).toMatch(new RegExp(`of the production record \\(budget of March\\), kept by .* on ${today}`))
  expect(one).toMatch(new RegExp(`what an hour is worth: kept for noa by .* on ${today}`))
  expect(await sweeps('record', 'vera/1', '--cost', 'none')).not.toMatch(/2000000/)
})

test('what is stated is kept under a name, listed, and taken out', async () => {
  expect(await sweeps('scenarios', 'vera/1')).toMatch(/^No scenario is kept: sweeps renewal vera\/1/)
  await sweeps('renewal', 'vera/1', '--next-cost', '4M', '--episodes', '6', '--keep', 'Six episodes')
  expect(await sweeps('scenarios', 'vera/1')).toMatch(/Six episodes +episodes 6, nextCost 4 million, EUR/)
  expect(await sweeps('scenarios', 'vera/1', '--remove', 'Six')).toMatch(/has no scenario "Six"/)
  expect(await sweeps('scenarios', 'vera/1', '--remove', 'Six episodes')).toBe('Six episodes is taken out.\n')
})
