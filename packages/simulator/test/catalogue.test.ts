import { slug } from '@sweeps/model'
import { describe, expect, it } from 'vitest'
import { catalogueCsv, demoCatalogue } from '../src/index.js'
import { titles } from '../src/titles.js'

describe('demoCatalogue', () => {
  const rows = demoCatalogue()

  it('has 30 to 40 titles under the slugs of their names, series and films, original and acquired', () => {
    const slugs = new Set(rows.map(row => row.title))
    expect(slugs).toEqual(new Set(titles.map(title => slug(title.name))))
    expect(slugs.size).toBe(titles.length)
    expect(slugs.size).toBeGreaterThanOrEqual(30)
    expect(slugs.size).toBeLessThanOrEqual(40)
    expect(new Set(rows.map(row => `${row.kind} ${row.origin}`)).size).toBe(4)
    expect(new Set(rows.map(row => row.language)).size).toBeGreaterThan(4)
    expect(slugs).toContain('gozdes-night-kitchen')
    expect(slugs).toContain('quartz-and-marrow')
  })

  it('has an id of its own for each episode, numbered without gaps', () => {
    expect(new Set(rows.map(row => row.content)).size).toBe(rows.length)
    const first = rows.filter(row => row.title === 'quartz-and-marrow')
    expect(first.map(row => [row.season, row.episode, row.released])).toEqual([
      [1, 1, '2021-07-14'],
      [1, 2, '2021-07-21'],
      [1, 3, '2021-07-28'],
      [1, 4, '2021-08-04'],
      [1, 5, '2021-08-11'],
      [1, 6, '2021-08-18'],
      [1, 7, '2021-08-25'],
      [1, 8, '2021-09-01'],
    ])
  })

  it('gives films neither season nor episode', () => {
    expect(rows.every(row => (row.kind === 'film') === (row.season === null && row.episode === null))).toBe(true)
  })
})

describe('catalogueCsv', () => {
  it('has the header an import wants, quotes what needs it, and leaves out what a film has not', () => {
    const film = demoCatalogue().find(row => row.title === 'cold-ferry-north')!
    expect(catalogueCsv([{ ...film, name: 'Cold, "very" cold' }])).toBe(
      'service,content,title,title_name,season,episode,name,kind,origin,language,runtime_ms,released\n' +
        `demo,${film.content},cold-ferry-north,Cold Ferry North,,,"Cold, ""very"" cold",film,original,en,${film.runtime_ms},2021-08-20\n`,
    )
  })
})
