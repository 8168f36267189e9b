import { describe, expect, test } from 'vitest'
import { openCharts } from '../../src/charts/index.js'
import { importNielsenTop10 } from '../../src/published/index.js'
import { freshStore } from '../published/fresh-store.js'
import { sharedData } from '../published/shared-data.js'

const text = sharedData('nielsen-2021/nielsen_streaming_top10.csv')
const store = await freshStore()

describe.skipIf(text === undefined)('Nielsen’s lists of summer 2021', () => {
  test('the week of 2021-08-09: Hit & Run is No. 8', async () => {
    expect((await importNielsenTop10(store, text!)).odd).toEqual([])
    const chart = await openCharts({ store }).chart({ chart: 'nielsen-us', week: '2021-08-09', list: 'overall' })
    expect(chart.entries.map(({ rank, name, value }) => [rank, name, value && value / 1e6])).toEqual([
      [1, 'Outer Banks', 1160],
      [2, 'All American', 883],
      [3, 'Vivo', 802],
      [4, 'Cocomelon', 714],
      [5, "Grey's Anatomy", 659],
      [6, 'The Walking Dead', 606],
      [7, 'Criminal Minds', 564],
      [8, 'Hit & Run', 549],
      [9, null, null],
      [10, null, null],
    ])
    expect(chart.notes).toContain('Who holds No. 9 and No. 10 is not known.')
    const run = await openCharts({ store }).title({ title: 'hit-and-run' })
    expect(run.map(({ week, list, rank }) => `${week} ${list} ${rank}`)).toEqual([
      '2021-08-02 originals 8',
      '2021-08-09 overall 8',
      '2021-08-09 originals 2',
      '2021-08-16 originals null',
    ])
  })

  test('a figure that was worked out says so', async () => {
    const { notes } = await openCharts({ store }).chart({ chart: 'nielsen-us', week: '2021-08-16', list: 'overall' })
    expect(notes.filter(note => /DERIVED/.test(note))).toEqual([
      expect.stringMatching(/^All American, Criminal Minds, NCIS, Vivo: rank DERIVED/),
    ])
  })
})
