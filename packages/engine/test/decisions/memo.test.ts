import { expect, test } from 'vitest'
import { Memo } from '../../src/decisions/history/memo.js'

test('a thing is made once, until so many others were wanted after it', () => {
  const memo = new Memo(2)
  let made = 0
  const want = (key: string): string => memo.once(key, () => `${key} ${++made}`)
  expect([want('a'), want('b'), want('a')]).toEqual(['a 1', 'b 2', 'a 1'])
  // c takes the place of b, which was wanted before a was.
  expect([want('c'), want('a'), want('b')]).toEqual(['c 3', 'a 1', 'b 4'])
})

test('nothing is a thing too, and what failed is made again', async () => {
  const memo = new Memo(2)
  let tries = 0
  const nothing = (): undefined => memo.once('nothing', () => void tries++)
  nothing()
  nothing()
  expect(tries).toBe(1)
  const failing = (): Promise<number> =>
    memo.once('failing', () => (tries++ < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve(7)))
  await expect(failing()).rejects.toThrow('not yet')
  expect(await failing()).toBe(7)
})
