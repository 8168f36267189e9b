import { sources } from '@sweeps/model'
import { expect, test } from 'vitest'
import { liveAddress } from '../src/collect/live/collect-live.js'
import { livePaths } from '../src/collect/live/live-paths.js'

test('the interface describes addresses that are answered, and one of each source that sends', () => {
  const described = Object.keys(livePaths()).map(path => liveAddress(path)?.source)
  expect(described).not.toContain(undefined)
  const sending = Object.entries(sources).filter(([id, { sends }]) => sends !== null && id !== 'native')
  expect(new Set(described)).toEqual(new Set(sending.map(([id]) => id)))
})
