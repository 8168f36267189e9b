import Type from 'typebox'
import { beforeEach, expect, test } from 'vitest'
import { importNetflixEngagement } from '../../src/minutes/published/index.js'
import { defineQuery, Int64 } from '../../src/store/index.js'
import { forget, freshStore } from './fresh-store.js'
import { sharedBytes } from './shared-data.js'

const store = await freshStore()
beforeEach(() => forget(store))

const csv = sharedBytes('netflix-engagement/engagement-2023H1-2024H1.csv')
const xlsx = sharedBytes('netflix-engagement/raw/What_We_Watched_A_Netflix_Engagement_Report_2024Jan-Jun.xlsx')

test.skipIf(!csv)('50,369 lines of three half-years, in a few seconds; the same again changes nothing', async () => {
  const start = performance.now()
  const result = await importNetflixEngagement(store, csv!)
  console.log('import', performance.now() - start, result)
  const again = performance.now()
  expect(await importNetflixEngagement(store, csv!)).toMatchObject({ changedLists: 0, unchangedLists: 5 })
  console.log('again', performance.now() - again)
  const parts = defineQuery({ tag: 't', sql: `SELECT name, rows FROM system.parts WHERE table='figures' AND active`, row: Type.Object({ name: Type.String(), rows: Int64 }) })
  console.log(await store.run(parts, {}))
})

test.skipIf(!csv || !xlsx)('the spreadsheet says what the CSV says', async () => {
  const start = performance.now()
  const r = await importNetflixEngagement(store, xlsx!)
  console.log('xlsx', performance.now() - start, r)
  expect(await importNetflixEngagement(store, csv!)).toMatchObject({ lists: 5, changedLists: 3, unchangedLists: 2 })
})
