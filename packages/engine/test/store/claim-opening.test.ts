import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { claimOpening } from '../../src/store/claim-opening.js'
import { scratch } from './ask.js'

const { path, remove } = scratch()
const claim = join(path, 'opening')
beforeEach(() => rmSync(claim, { recursive: true, force: true }))
afterAll(remove)

test.each([
  ['an hour ago', -3600],
  ['in an hour', 3600],
  ['in 40 years', 40 * 365 * 86_400],
  ['just now', 0],
])('a claim that a dead program left, dated %s, holds nobody up for long', async (_words, seconds) => {
  writeFileSync(claim, '')
  const at = Date.now() / 1000 + seconds
  utimesSync(claim, at, at)
  const began = performance.now()
  const release = await claimOpening(path)
  expect(performance.now() - began).toBeLessThan(8000)
  release()
  expect(existsSync(claim)).toBe(false)
})

test('whoever comes second waits for the first', async () => {
  const first = await claimOpening(path)
  let second: (() => void) | undefined
  const waiting = claimOpening(path).then(release => {
    second = release
  })
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(second).toBeUndefined()
  first()
  await waiting
  second!()
})

test('what is no claim is named', async () => {
  mkdirSync(claim)
  await expect(claimOpening(path)).rejects.toMatchObject({ code: 'store-unusable', message: expect.stringContaining(claim) })
})
