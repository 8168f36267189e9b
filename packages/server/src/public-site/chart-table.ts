import { type Chart, type ChartEntry, movementWords, rankWords } from '@sweeps/model'
import { type DisplayUnit, displayUnit } from './display-unit.js'
import { entryName } from './entry-name.js'
import { formatWeek } from './format-week.js'
import { type Html, html } from './html.js'
import { metricLabel } from './metric-label.js'

/** One list of one week as a table. Each figure carries its exact value in a `<data>` element; what is shown of it is rounded. */
export function chartTable(chart: Chart, listName: string): Html {
  if (chart.entries.length === 0) return html`<p class="muted">Nothing is known of this list in this week.</p>`
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = Math.max(0, ...chart.entries.map(({ value, interval }) => interval?.high ?? value ?? 0))
  return html`<table class="chart-table">
<caption class="visually-hidden"><bdi>${chart.name}</bdi>: <bdi>${listName}</bdi>, ${formatWeek(chart.week)}</caption>
<thead><tr>
<th scope="col" class="rank">Rank</th>
<th scope="col">Title</th>
<th scope="col" class="number">${metricLabel(chart.metric)}</th>
<th scope="col" class="number extra">Last week</th>
<th scope="col" class="number extra">Peak</th>
<th scope="col" class="number extra">Weeks</th>
</tr></thead>
<tbody>
${chart.entries.map(entry => row(entry, unit, largest))}
</tbody>
</table>`
}

function row(entry: ChartEntry, unit: DisplayUnit, largest: number): Html {
  const known = entry.title !== null
  const { shape, words } = movementWords(entry)
  return html`<tr${known ? null : html` class="gap"`}>
<th scope="row" class="rank"><span class="rank-number">${entry.rank}</span>${
    known && html` <span class="movement" aria-hidden="true">${shape}</span><span class="visually-hidden">, ${words}</span>`
  }</th>
<td class="title"><bdi class="name">${entryName(entry)}</bdi>${rangeOf(entry)}${meta(entry)}${entry.interval ? intervalMark(entry, largest) : bar(largest > 0 ? (entry.value ?? 0) / largest : 0)}</td>
<td class="number value">${
    entry.value === null
      ? html`<span class="muted">${entry.withheld ? 'withheld' : 'not known'}</span>`
      : html`<data value="${entry.value}">${unit.format(entry.value)}</data>${unit.word && html` <span class="muted">${unit.word}</span>`}${intervalWords(entry, unit)}`
  }</td>
${[entry.previousRank, entry.peakRank, entry.weeksOnChart].map(extra)}
</tr>
`
}

const extra = (value: number | null): Html =>
  html`<td class="number extra">${value ?? html`<span aria-hidden="true">–</span><span class="visually-hidden">not known</span>`}</td>`

/** `8, between 6 and 11`: the range stands beside each rank of a panel, to see and to hear. */
const rangeOf = (entry: ChartEntry): Html | null => {
  const words = rankWords(entry)
  return words === undefined ? null : html` <span class="range">No. ${entry.rank}, ${words}</span>`
}

const intervalWords = ({ interval, uncertain }: ChartEntry, unit: DisplayUnit): Html | null =>
  interval
    ? html` <span class="range">${unit.format(interval.low)} to ${unit.format(interval.high)}${uncertain && ', uncertain'}</span>`
    : null

/** The figure as a dot with its interval, on the scale of the list. Lines of no length with round ends stay round however it is stretched. */
function intervalMark({ interval, value }: ChartEntry, largest: number): Html {
  const at = (figure: number): number => Math.round((figure / largest) * 1000)
  return html`<svg class="interval" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><path d="M${at(interval!.low)} 5H${at(interval!.high)}"/><path class="dot" d="M${at(value ?? 0)} 5h0"/></svg>`
}

/** On a narrow screen the columns that do not fit become a line under the title. */
function meta({ weeksOnChart, peakRank, previousRank }: ChartEntry): Html | null {
  const facts = [
    weeksOnChart !== null && (weeksOnChart === 1 ? '1st week' : `${weeksOnChart} weeks`),
    peakRank !== null && `peak ${peakRank}`,
  ].filter(fact => fact !== false)
  // TRICKY: whichever of the two is not shown is not heard either, so that nothing is said twice. Last week’s rank is heard alone: the arrow
  // beside the rank shows it.
  const last = previousRank !== null && html`<span class="visually-hidden">${facts.length > 0 && ', '}last week ${previousRank}</span>`
  return facts.length > 0 || last ? html`<span class="meta">${facts.join(' · ')}${last}</span>` : null
}

/** How long the value is to the largest. Drawn, not styled: the page's policy allows no style of an element's own. */
const bar = (share: number): Html =>
  html`<svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(share * 1000)}" height="1"/></svg>`
