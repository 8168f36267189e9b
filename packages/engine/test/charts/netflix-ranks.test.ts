import { addDays } from '@sweeps/model'
import { describe, expect, test } from 'vitest'
import { type ChartRow, openCharts } from '../../src/charts/index.js'
import { importNetflixTop10 } from '../../src/published/index.js'
import { forget, freshStore } from '../published/fresh-store.js'
import { sharedData } from '../published/shared-data.js'

const text = sharedData('netflix-top10/global-to-2024.tsv')
const store = await freshStore()

const listOf: Record<string, string> = {
  'Films (English)': 'films-english',
  'Films (Non-English)': 'films-non-english',
  'TV (English)': 'tv-english',
  'TV (Non-English)': 'tv-non-english',
}

describe.skipIf(text === undefined)('every list Netflix published to the end of 2024', () => {
  const [head, ...lines] = (text ?? '').trimEnd().split('\n')
  const columns = head!.split('\t')
  const published = lines.map(
    line => Object.fromEntries(line.split('\t').map((cell, at) => [columns[at]!, cell])) as Record<string, string>,
  )

  test('ranks computed from values and weeks counted here agree with what was published', async () => {
    const from = performance.now()
    const result = await importNetflixTop10(store, text!)
    expect(performance.now() - from, 'milliseconds to import').toBeLessThan(3000)
    expect(result).toMatchObject({ read: published.length, changedLists: result.lists, unchangedLists: 0 })

    const charts = openCharts({ store })
    const exported = await charts.export({ chart: 'netflix-global' })
    const lists = new Map<string, ChartRow[]>()
    for (const row of exported) lists.set(`${row.week} ${row.list}`, [...(lists.get(`${row.week} ${row.list}`) ?? []), row])

    const differences: string[] = []
    const seen = { rank: 0, tied: 0, weeks: 0 }
    for (const row of published) {
      const week = addDays(row.week!, -6)
      const entries = lists.get(`${week} ${listOf[row.category!]}`) ?? []
      const name = row.season_title !== 'N/A' ? row.season_title : row.show_title
      const value = Number(week < '2023-06-12' ? row.weekly_hours_viewed : row.weekly_views)
      const entry = entries.find(entry => entry.name === name && entry.value === value)
      if (!entry) differences.push(`${week} ${name}: not there with ${value}`)
      else if (entry.rank === Number(row.weekly_rank)) seen.rank++
      else if (entries.filter(entry => entry.value === value).length > 1) seen.tied++
      else differences.push(`${week} ${name}: rank ${entry.rank}, published ${row.weekly_rank}`)
      if (entry?.weeks_on_chart === Number(row.cumulative_weeks_in_top_10)) seen.weeks++
      else differences.push(`${week} ${name}: ${entry?.weeks_on_chart} weeks, published ${row.cumulative_weeks_in_top_10}`)
    }
    expect(differences).toEqual([])
    expect(exported).toHaveLength(published.length)
    expect(seen).toEqual({ rank: published.length, tied: 0, weeks: published.length })

    // Read by title, without whole lists, its run is the same.
    const titles = [...new Set(exported.map(({ title }) => title!))].filter((_, at) => at % 40 === 0)
    for (const title of titles)
      expect((await charts.title({ title })).map(({ chart, ...row }) => row)).toEqual(exported.filter(row => row.title === title))
  })

  test('the same file again changes nothing', async () => {
    expect(await importNetflixTop10(store, text!)).toMatchObject({ changedLists: 0 })
  })

  test('a history that begins late has the published week counts all the same', async () => {
    await forget(store)
    await importNetflixTop10(store, `${[head, ...lines.filter(line => line > '2023')].join('\n')}\n`)
    const counts = new Map(
      (await openCharts({ store }).export({ chart: 'netflix-global' })).map(row => [
        `${row.week} ${row.list} ${row.rank}`,
        row.weeks_on_chart,
      ]),
    )
    for (const row of published.filter(({ week }) => week! > '2023'))
      expect(counts.get(`${addDays(row.week!, -6)} ${listOf[row.category!]} ${row.weekly_rank}`)).toBe(
        Number(row.cumulative_weeks_in_top_10),
      )
  })
})
