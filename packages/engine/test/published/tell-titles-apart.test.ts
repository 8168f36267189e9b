import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellTitlesApart } from '../../src/published/index.js'

/** `week line show · label count → id`, a line each. Weeks are days of January of a year: `2021-04`. */
function check(table: string): string[] {
  const rows = table
    .trim()
    .split('\n')
    .map(line => /^\s*(\d{4})-(\d\d) (\d+) (.+?)(?: · (.+))? (\d+) → (\S+)\s*$/.exec(line)!)
    .map(([, year, day, line, titleName, label, weeks, id]) => ({
      week: `${year}-01-${day}`,
      line: Number(line),
      titleName: titleName!,
      name: label ?? titleName!,
      weeks: Number(weeks),
      id,
    }))
  const odd: string[] = []
  const forwards = tellTitlesApart(rows, odd)
  expect(rows.map(row => `${row.week} ${row.line} ${forwards.get(row)}`)).toEqual(rows.map(row => `${row.week} ${row.line} ${row.id}`))
  const backwards = tellTitlesApart([...rows].reverse())
  expect(rows.map(row => backwards.get(row))).toEqual(rows.map(row => row.id))
  return odd
}

test('a title keeps its id through its run and its return', () => {
  const odd = check(`
    2021-04 1 Noise 1 → noise
    2021-11 1 Noise 2 → noise
    2021-25 3 Noise 3 → noise`)
  expect(odd).toEqual([])
})

test('a count of 1 for a name that charted is a new title of that name', () => {
  const odd = check(`
    2021-04 1 Noise 1 → noise
    2021-11 1 Noise 2 → noise
    2023-09 4 Noise 1 → noise-2023
    2023-16 4 Noise 2 → noise-2023`)
  expect(odd).toEqual(['week 2023-01-09, Noise: charted before and counted from 1 again, taken for a new title, noise-2023'])
})

test('a line goes to the title whose count it continues, the old one too', () => {
  check(`
    2021-04 1 Noise 1 → noise
    2021-11 1 Noise 2 → noise
    2021-18 1 Noise 3 → noise
    2023-09 4 Noise 1 → noise-2023
    2023-16 2 Noise 4 → noise
    2023-16 4 Noise 2 → noise-2023`)
})

test('two of one name in one week, and a third in the same year', () => {
  check(`
    2023-02 1 Noise 1 → noise
    2023-02 5 Noise 1 → noise-2023
    2023-23 5 Noise 1 → noise-2023-2`)
})

test('a new season is the same title, and follows the latest title of that name', () => {
  check(`
    2021-04 1 You · You: Season 1 1 → you
    2021-11 1 You · You: Season 2 1 → you
    2021-11 2 You · You: Season 1 2 → you
    2024-08 1 You · You: Season 1 1 → you-2024
    2025-06 1 You · You: Season 2 1 → you-2025
    2026-05 1 You · You: Season 3 1 → you-2025`)
})

test('a history that begins in the middle of a run begins a title; a count that jumps is told', () => {
  const odd = check(`
    2021-04 1 Noise 5 → noise
    2021-11 1 Noise 7 → noise`)
  expect(odd).toEqual(['week 2021-01-11, Noise: week count 7 published, the last was 5 in week 2021-01-04'])
})

test('a title of signs alone has an id all the same', () => {
  check('2021-04 1 !!! 1 → untitled-21-21-21')
})

test('one name in other quotes and letters is one title, its run joined', () => {
  const odd = check(`
    2021-04 1 Grey’s Anatomy · Grey’s Anatomy: Season 18 1 → greys-anatomy
    2021-04 2 Élite · Élite: Season 5 1 → elite
    2021-11 1 Grey's Anatomy · Grey's Anatomy: Season 18 2 → greys-anatomy
    2021-11 2 E\u0301lite · E\u0301lite: Season 5 2 → elite`)
  expect(odd).toEqual([])
})

test('two names of one slug in one week are two titles, before and after; in different weeks they are one', () => {
  check(`
    2021-04 1 Elite 1 → elite
    2021-11 1 Élite 1 → elite-2021
    2021-11 2 Elite 2 → elite
    2021-18 1 Élite 2 → elite-2021`)
  check(`
    2021-04 1 C 1 → c
    2021-11 1 C++ 2 → c`)
})

test('whatever order the lines come in, and however often the history is told, the ids are the same', () => {
  const line = fc.record({
    week: fc.constantFrom('2021-01-04', '2021-01-11', '2022-01-03'),
    line: fc.integer({ min: 1, max: 4 }),
    titleName: fc.constantFrom('Elite', 'Élite', 'E\u0301lite', 'C', 'C++', '👻', 'Grey’s', "Grey's"),
    name: fc.constantFrom('Season 1', 'Season 2'),
    weeks: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ({ week, line }) => `${week} ${line}`, maxLength: 12 }), lines => {
      const ids = tellTitlesApart(lines)
      const again = tellTitlesApart([...lines].reverse())
      expect(lines.map(one => again.get(one))).toEqual(lines.map(one => ids.get(one)))
    }),
  )
})
