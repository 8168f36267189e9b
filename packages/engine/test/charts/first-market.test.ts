import { beforeAll, expect, test } from 'vitest'
import { openCharts } from '../../src/charts/index.js'
import { importNetflixCountry } from '../../src/published/index.js'
import { freshStore } from '../published/fresh-store.js'

/* Netflix's list of series of Israel alone; the chart's first market is the United States. */
const store = await freshStore()
const header = 'country_name\tcountry_iso2\tweek\tcategory\tweekly_rank\tshow_title\tseason_title\tcumulative_weeks_in_top_10'
beforeAll(() => importNetflixCountry(store, `${header}\nIsrael\tIL\t2021-08-15\tTV\t1\tElite\tElite: Season 1\t1\n`))

test('where nothing is known of the first market, another stands for the chart', async () => {
  const summaries = await openCharts({ store }).summaries()
  expect(summaries.find(({ id }) => id === 'netflix-country')).toMatchObject({ market: 'IL', firstMarket: 'US', weeks: ['2021-08-09'] })
})

test('a request without a market still answers for the first, and says which others there are', async () => {
  await expect(openCharts({ store }).chart({ chart: 'netflix-country', list: 'tv' })).rejects.toThrow(
    'netflix-country, market US, list tv: there is no week yet; there are figures of IL: name one as market',
  )
})
