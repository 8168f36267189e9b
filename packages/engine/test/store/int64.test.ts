import Type from '@sweeps/model/typebox'
import { expect, test } from 'vitest'
import { defineQuery, Int64, SummedMs } from '../../src/store/index.js'

const sum = defineQuery({ tag: 'test', sql: '', row: Type.Object({ watchedMs: SummedMs }) })

test('a sum beyond what numbers hold exactly is the nearest one, not a failure', () => {
  // A hundred million plays of half an hour a day, for sixty days.
  const ms = 100_000_000n * 1_800_000n * 60n
  const { watchedMs } = sum.read({ watchedMs: String(ms) })
  expect(Math.abs(Number(BigInt(watchedMs) - ms))).toBeLessThanOrEqual(1024)
})

test('what is no whole number is refused', () => {
  expect(() => sum.read({ watchedMs: '1.5' })).toThrow(/watchedMs/)
  expect(() => sum.read({ watchedMs: 'many' })).toThrow(/watchedMs/)
})

test('what is counted or named, and not added up, is refused past 2^53: a neighbour of it would be another', () => {
  const count = defineQuery({ tag: 'test', sql: '', row: Type.Object({ plays: Int64 }) })
  expect(() => count.read({ plays: '9007199254740993' })).toThrow('plays is 9007199254740993, which is no whole number within 2^53')
  expect(count.read({ plays: '9007199254740991' })).toEqual({ plays: 9007199254740991 })
})
