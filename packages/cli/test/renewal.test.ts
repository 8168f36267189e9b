import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run } from './run.js'
import { directory, scratch } from './sweeps.js'

const { path, remove } = scratch()
afterAll(remove)
const data = directory(join(path, 'data'))
const header = 'show,season,released,outcome,next_season_seen,runtime_minutes,charted_top10\n'
const file = (name: string, text: string): string => {
  writeFileSync(join(path, name), text)
  return join(path, name)
}

test('outcomes are imported, or refused with line and column', async () => {
  const good = file('good.csv', `${header}Tides,1,2021-07-05,returned,2022-07-05,300,1\nDunes,1,2021-07-06,cancelled,,,0\n`)
  const dry = await run(['import', 'outcomes', good, '--dry-run', '--data', data])
  expect(dry.out).toMatch(
    /^2 seasons released 2021-07-05 to 2021-07-06: 2 would be new, 0 changed, 0 as before\.\n {2}returned: 1\n {2}cancelled: 1\nNothing was changed/,
  )
  expect(JSON.parse((await run(['import', 'outcomes', good, '--json', '--data', data])).out)).toMatchObject({ read: 2, added: 2 })
  expect((await run(['import', 'outcomes', good, '--data', data])).out).toMatch(/: 0 new, 0 changed, 2 as before\./)
  const bad = await run(['import', 'outcomes', file('bad.csv', `${header}Tides,1,2021-07-05,renewed,,300,1\n`), '--data', data])
  expect(bad).toMatchObject({ status: 1, out: '' })
  expect(bad.err).toMatch(
    /line 2, column outcome: "renewed" is not known here: it must be one of returned, cancelled, .*; nothing was imported\n$/,
  )
})

test('scores and the backtest say in one line what is missing', async () => {
  const scored = await run(['renewal', 'score', '--released', '2021-07-01..2021-07-31', '--as-of', '2023-12-31', '--json', '--data', data])
  expect(scored).toMatchObject({ status: 1, out: '' })
  expect(scored.err).toMatch(
    /^sweeps: there is too little to learn a probability of return from: 2 outcomes are held; by 2023-12-31, 10 seasons must have/,
  )
  expect(scored.err.trim().split('\n')).toHaveLength(1)
  const wrong = await run(['renewal', 'score', '--released', '2023', '--data', data])
  expect(wrong).toMatchObject({ status: 2, err: expect.stringMatching(/--released: "2023" is no range: write FIRST\.\.LAST/) })
  expect((await run(['backtest', 'renewal', '--data', data])).out).toMatch(/^No quarter can be scored/)
  expect(JSON.parse((await run(['backtest', 'renewal', '--json', '--data', data])).out)).toMatchObject({ quarters: [], all: null })
})

test('the case is a page of text, or one JSON object with what it is asked for', async () => {
  const samples = join(import.meta.dirname, '../../../samples/summer-2021')
  await run(['import', 'record', join(samples, 'hit-and-run.json'), '--data', data])
  await run(['import', 'netflix-top10', join(samples, 'hit-and-run-netflix-weeks.tsv'), '--data', data])
  const ask = (...more: string[]) => run(['renewal', 'hit-and-run/1', '--as-of', '2021-09-20', ...more, '--data', data])
  const { out } = await ask()
  expect(out).toContain('Hit & Run · season 1 (hit-and-run/1) · the case as of 2021-09-20, day 46 since the premiere')
  expect(out).toMatch(/^WAIT {2}What a next season costs is not known: up to [\d.,]+ million USD an episode the rule says renew/m)
  expect(out).toContain('The ledger says: cancelled, 2021-09-20.')
  expect(out).toContain('Fauda')
  const one = JSON.parse((await ask('--cost', '10M/episode', '--json')).out)
  expect(one).toMatchObject({ recommendation: { answer: 'cancel' }, cost: { season: 90e6 }, forecast: { weeksSeen: 4 } })
  for (const member of ['probabilityOfReturn', 'value', 'efficiency', 'breakEvenCostPerEpisode', 'probabilityEarnsCost', 'precedents'])
    expect(one).toHaveProperty(member)
  for (const member of ['drivers', 'assumptions', 'missing']) expect(one[member]).toEqual(expect.any(Array))
  expect(JSON.parse((await ask('--cost', '90,000,000', '--json')).out)).toEqual(one)
  for (const [option, text, readings] of [
    ['--cost', '9,5M/episode', '9.5M or 95M'],
    ['--value-per-hour', '0,18', '0.18 or 18'],
    ['--next-cost', '1,00,0', '100 or 1000'],
    ['--fee', '9,99', '9.99 or 999'],
    ['--marketing', '0,1', '0.1 or 1'],
  ])
    expect(await ask(option!, text!)).toMatchObject({ status: 2, err: expect.stringContaining(`may be ${readings}`) })
  expect(await ask('--cost', 'much')).toMatchObject({ status: 2, err: expect.stringMatching(/--cost: "much" is no amount/) })
  expect(await ask('--cost', '5/week')).toMatchObject({ status: 2 })
  expect(await run(['renewal', 'nobody/1', '--data', data])).toMatchObject({ status: 1, err: expect.stringMatching(/nothing here knows/) })
})
