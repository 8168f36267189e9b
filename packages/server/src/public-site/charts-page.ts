import type { PublicChart, PublicEdition } from '@sweeps/engine'
import { isolated } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { html } from './html.js'
import { marketLinks } from './market-links.js'
import { page } from './page.js'

/** The way in: every chart, and what was published last. */
export function chartsPage(charts: readonly PublicChart[], editions: readonly PublicEdition[], addresses: Addresses): string {
  return page({
    title: 'Charts · Sweeps',
    description: charts.length > 0 ? charts.map(({ name }) => isolated(name)).join(', ') : 'Weekly streaming charts.',
    addresses,
    here: addresses.home(),
    body: html`<h1>Charts</h1>
${charts.length === 0 && html`<p>There is no week to show yet.</p>`}
<ul class="index">${charts.map(
      chart => html`<li><h2><a href="${addresses.week(chart.key, chart.weeks.at(-1)!)}"><bdi>${chart.name}</bdi></a></h2>
<p>Latest week ${chart.weeks.at(-1)} · <a href="${addresses.chart(chart.key)}">all ${chart.weeks.length} weeks<span class="visually-hidden"> of <bdi>${chart.name}</bdi></span></a><br><span class="muted"><bdi>${chart.source}</bdi>. <bdi>${chart.note}</bdi></span></p>${marketLinks(chart, addresses)}</li>
`,
    )}</ul>
${
  editions.length > 0 &&
  html`<h2>Published lately</h2>
<ul>${editions.slice(0, 20).map(
    ({ id, out }) => html`<li><a href="${addresses.edition(id)}">${id}</a> <span class="muted">${out.slice(0, 10)}</span></li>
`,
  )}</ul>`
}`,
  })
}
