import type { PublicChart, PublicEdition } from '@sweeps/engine'
import { isolated } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { type Html, html } from './html.js'
import { marketLinks } from './market-links.js'
import { page } from './page.js'

/** Every week of a chart, the latest year first, with the edition of each. */
export function chartWeeksPage(chart: PublicChart, editions: readonly PublicEdition[], addresses: Addresses): string {
  const years = [...new Set(chart.weeks.map(week => week.slice(0, 4)))].reverse()
  const revisions = new Map([...editions].sort((one, other) => one.revision - other.revision).map(edition => [edition.week, edition]))
  const line = (week: string): Html => {
    const edition = revisions.get(week)
    return html`<li><a href="${addresses.week(chart.key, week)}">Week of ${week}</a>${edition && html` <a class="muted" href="${addresses.edition(edition.id)}">revision ${edition.revision}<span class="visually-hidden"> of the week of ${week}</span></a>`}</li>
`
  }
  return page({
    title: `${isolated(chart.name)}: all weeks`,
    description: `${chart.weeks.length} weeks from ${chart.weeks[0]} to ${chart.weeks.at(-1)}. ${isolated(chart.note)}`,
    addresses,
    here: addresses.chart(chart.key),
    chart,
    body: html`<h1><bdi>${chart.name}</bdi></h1>
<p class="lede" dir="auto">${chart.note}</p>
${marketLinks(chart, addresses)}
${years.map(
  year => html`<section><h2>${year}</h2>
<ul class="weeks">${chart.weeks
    .filter(week => week.startsWith(year))
    .reverse()
    .map(line)}</ul></section>
`,
)}
<p class="notes">Source: <bdi>${chart.source}</bdi>.</p>`,
  })
}
