import { beforeEach, expect, test } from 'vitest'
import { importNetflixEngagement } from '../../src/published/index.js'
import { forget, freshStore } from './fresh-store.js'
import { sharedBytes } from './shared-data.js'

const store = await freshStore()
beforeEach(() => forget(store))

const csv = sharedBytes('netflix-engagement/engagement-2023H1-2024H1.csv')
const xlsx = sharedBytes('netflix-engagement/raw/What_We_Watched_A_Netflix_Engagement_Report_2024Jan-Jun.xlsx')

test.skipIf(!csv)('three half-years at once: all lines, and views = hours ÷ runtime wherever both are printed, halves aside', async () => {
  const result = await importNetflixEngagement(store, csv!)
  expect(result).toMatchObject({ read: 50_369, lists: 5, changedLists: 5, weeks: { from: '2023-01-01', to: '2024-01-01' } })
  expect(result.odd.filter(note => note.includes('print both'))).toEqual([
    '2023-07-01 movies: 12 lines of 9395 that print both round half a step of hours ÷ runtime down',
    '2023-07-01 shows: 4 lines of 6428 that print both round half a step of hours ÷ runtime down',
    '2024-01-01 movies: 11 lines of 9360 that print both round half a step of hours ÷ runtime down',
    '2024-01-01 shows: 9 lines of 6613 that print both round half a step of hours ÷ runtime down',
  ])
  expect(await importNetflixEngagement(store, csv!)).toMatchObject({ changedLists: 0, unchangedLists: 5 })
})

test.skipIf(!csv || !xlsx)('the report as published says, line by line, what the CSV says', async () => {
  expect(await importNetflixEngagement(store, xlsx!)).toMatchObject({ read: 16_161, lists: 2, changedLists: 2 })
  expect(await importNetflixEngagement(store, csv!)).toMatchObject({ lists: 5, changedLists: 3, unchangedLists: 2 })
})

test.skipIf(!xlsx).each([0.1, 0.5, 0.9, 0.999])('the report cut off after %d of it is refused', async share => {
  await expect(importNetflixEngagement(store, xlsx!.subarray(0, xlsx!.length * share))).rejects.toMatchObject({ code: 'invalid-file' })
})
