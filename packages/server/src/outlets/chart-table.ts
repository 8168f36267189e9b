import type { Chart, ChartEntry } from '@sweeps/model'
import { type DisplayUnit, displayUnit } from './display-unit.js'
import { entryName } from './entry-name.js'
import { formatWeek } from './format-week.js'
import { type Html, html } from './html.js'
import { metricLabel } from './metric-label.js'
import { movementWords } from './movement-words.js'

/** One list of one week as a table. Each figure carries its exact value in a `<data>` element; what is shown of it is rounded. */
export function chartTable(chart: Chart, listName: string): Html {
  if (chart.entries.length === 0) return html`<p class="muted">Nothing is known of this list in this week.</p>`
  const unit = displayUnit(chart.entries, chart.unit)
  const largest = Math.max(0, ...chart.entries.map(({ value }) => value ?? 0))
  return html`<table class="chart-table">
<caption class="visually-hidden">${chart.name}: ${listName}, ${formatWeek(chart.week)}</caption>
<thead><tr>
<th scope="col" class="rank">Rank</th>
<th scope="col">Title</th>
<th scope="col" class="number">${metricLabel(chart.metric)}</th>
<th scope="col" class="number extra">Last week</th>
<th scope="col" class="number extra">Peak</th>
<th scope="col" class="number extra">Weeks</th>
</tr></thead>
<tbody>
${chart.entries.map(entry => row(entry, unit, largest > 0 ? (entry.value ?? 0) / largest : 0))}
</tbody>
</table>`
}

function row(entry: ChartEntry, unit: DisplayUnit, share: number): Html {
  const known = entry.title !== null
  const { shape, words } = movementWords(entry)
  return html`<tr${known ? null : html` class="gap"`}>
<th scope="row" class="rank"><span class="rank-number">${entry.rank}</span>${
    known && html` <span class="movement" aria-hidden="true">${shape}</span><span class="visually-hidden">, ${words}</span>`
  }</th>
<td class="title"><span class="name">${entryName(entry)}</span>${meta(entry)}${bar(share)}</td>
<td class="number value">${
    entry.value === null
      ? html`<span class="muted">not known</span>`
      : html`<data value="${entry.value}">${unit.format(entry.value)}</data>${unit.word && html` <span class="muted">${unit.word}</span>`}`
  }</td>
${[entry.previousRank, entry.peakRank, entry.weeksOnChart].map(extra)}
</tr>
`
}

const extra = (value: number | null): Html =>
  html`<td class="number extra">${value ?? html`<span aria-hidden="true">–</span><span class="visually-hidden">not known</span>`}</td>`

/** On a narrow screen the columns that do not fit become a line under the title. */
function meta({ weeksOnChart, peakRank }: ChartEntry): Html | null {
  const facts = [
    weeksOnChart !== null && (weeksOnChart === 1 ? '1st week' : `${weeksOnChart} weeks`),
    peakRank !== null && `peak ${peakRank}`,
  ].filter(fact => fact !== false)
  // TRICKY: the columns say it to those who hear the page.
  return facts.length > 0 ? html`<span class="meta" aria-hidden="true">${facts.join(' · ')}</span>` : null
}

/** How long the value is to the largest. Drawn, not styled: the page's policy allows no style of an element's own. */
const bar = (share: number): Html =>
  html`<svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(share * 1000)}" height="1"/></svg>`
