import type { Chart, ChartEntry } from '@sweeps/model'
import { displayUnit, rankWords } from '@sweeps/model/plain'
import pc from 'picocolors'
import { print, printTable } from './print.js'

/** A list of a week on the terminal. */
export function printChart(chart: Chart): void {
  print(
    `${pc.bold(chart.name)} · ${chart.list} · week of ${chart.week.start}${chart.closed ? '' : chart.panel ? ' (provisional)' : ' (still running)'}`,
  )
  print(pc.dim(chart.source))
  if (chart.entries.length === 0) print('No entries.')
  else if (chart.panel) printPanel(chart)
  else {
    const { format, word } = displayUnit(chart.entries, chart.unit)
    printTable(
      ['', '', 'title', word ? `${chart.metric} (${word})` : chart.metric, 'last', 'peak', 'weeks'],
      chart.entries.map(entry => [
        entry.rank,
        movement(entry),
        titleOf(entry),
        entry.value === null ? null : format(entry.value),
        entry.previousRank,
        entry.peakRank,
        entry.weeksOnChart,
      ]),
    )
  }
  for (const note of chart.notes) print(pc.dim(note))
  if (chart.panel) print(pc.dim(chart.panel.explanation))
}

/** A panel's list: each figure a dot with its interval, each rank with the range in which it truly is. */
function printPanel(chart: Chart): void {
  const { format, word } = displayUnit(chart.entries, chart.unit)
  const most = Math.max(...chart.entries.map(({ interval, value }) => interval?.high ?? value ?? 0))
  printTable(
    [
      '',
      'truly',
      '',
      'title',
      word ? `${chart.metric} (${word})` : chart.metric,
      `${Number((chart.panel!.level * 100).toPrecision(6))} % interval`,
      '',
      'last',
      'weeks',
    ],
    chart.entries.map(entry => [
      entry.rank,
      rankWords(entry) ?? null,
      entry.movement === 'same' ? 'about the same' : movement(entry),
      titleOf(entry),
      entry.withheld || entry.value === null ? 'withheld' : `${format(entry.value)}${entry.uncertain ? ' (uncertain)' : ''}`,
      entry.interval ? `${format(entry.interval.low)} to ${format(entry.interval.high)}` : null,
      entry.interval && entry.value !== null ? intervalLine(entry.interval, entry.value, most) : null,
      entry.previousRank,
      entry.weeksOnChart,
    ]),
  )
}

function movement({ movement, rank, previousRank }: ChartEntry): string {
  switch (movement) {
    case 'new':
      return pc.yellow('new')
    case 'returning':
      return pc.yellow('back')
    case 'up':
      return pc.green(`▲${(previousRank ?? rank) - rank}`)
    case 'down':
      return pc.red(`▼${rank - (previousRank ?? rank)}`)
    case 'same':
      return '='
    default:
      return ''
  }
}

/** Names longer than a line are cut: the figures beside them are to be seen. */
const widest = 72

function titleOf({ name, title }: ChartEntry): string {
  const whole = [...(name ?? title ?? '')]
  if (whole.length === 0) return pc.dim('not known')
  return whole.length > widest ? `${whole.slice(0, widest - 1).join('')}…` : whole.join('')
}

/** A dot with its interval as a line of text, `  ├──●────┤`, on a scale from 0 to `most`. */
function intervalLine({ low, high }: { low: number; high: number }, value: number, most: number, width = 28): string {
  const at = (figure: number): number => Math.min(width - 1, Math.max(0, Math.round((figure / most) * (width - 1))))
  const cells = Array.from({ length: width }, (_, cell): string => (cell > at(low) && cell < at(high) ? '─' : ' '))
  cells[at(low)] = '├'
  cells[at(high)] = '┤'
  cells[at(value)] = '●'
  return cells.join('')
}
