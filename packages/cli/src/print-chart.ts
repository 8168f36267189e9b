import type { Chart, ChartEntry } from '@sweeps/model'
import { metrics } from '@sweeps/model/plain'
import pc from 'picocolors'
import { print, printTable } from './print.js'

/** A list of a week on the terminal. */
export function printChart(chart: Chart): void {
  print(`${pc.bold(chart.name)} · ${chart.list} · week of ${chart.week.start}${chart.closed ? '' : ' (still running)'}`)
  print(pc.dim(chart.source))
  if (chart.entries.length === 0) print('No entries.')
  else
    printTable(
      ['', '', 'title', chart.metric, 'last', 'peak', 'weeks'],
      chart.entries.map(entry => [
        entry.rank,
        movement(entry),
        titleOf(entry),
        figureOf(chart, entry),
        entry.previousRank,
        entry.peakRank,
        entry.weeksOnChart,
      ]),
    )
  for (const note of chart.notes) print(pc.dim(note))
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

const titleOf = ({ name, title }: ChartEntry): string => name ?? title ?? pc.dim('not known')

/** Minutes of millions read as millions; everything else as it is. */
function figureOf({ metric }: Chart, { value }: ChartEntry): string | number | null {
  if (value === null) return null
  const unit = Object.values(metrics).find(known => known.id === metric)?.unit
  return unit === 'minutes' && value >= 1e7 ? `${Math.round(value / 1e6).toLocaleString('en')} M` : value
}
