import { expect, test } from 'vitest'
import { chartCsv } from '../../src/charts/index.js'
import { safeCell } from '../../src/safe-cell.js'

test('a header and a line an entry; what is not known is empty; values are not rounded', () => {
  const row = {
    week: '2021-08-09',
    list: 'overall',
    rank: 8,
    title: 'hit-and-run',
    season: null,
    name: 'Hit & "Run", again',
    value: 549_000_000.25,
  }
  expect(chartCsv([{ ...row, previous_rank: null, weeks_on_chart: 1, peak_rank: 8, market: 'US' }])).toBe(
    'week,list,rank,title,season,name,value,previous_rank,weeks_on_chart,peak_rank,market\n' +
      '2021-08-09,overall,8,hit-and-run,,"Hit & ""Run"", again",549000000.25,,1,8,US\n',
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd|x', "'+cmd|x"],
  ['-SUM(A1)', "'-SUM(A1)"],
  ['@A1', "'@A1"],
  ['\t=1', "'\t=1"],
  // Numbers are no formulas, nor are names that merely look odd.
  [-5, '-5'],
  ['+5.5', '+5.5'],
  ["'83", "'83"],
  ['#Alive', '#Alive'],
  [0, '0'],
  [null, ''],
])('%s is written %s', (value, cell) => {
  expect(safeCell(value)).toBe(cell)
})
