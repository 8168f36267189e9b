import type { PublicTitle } from '@sweeps/engine'
import { type Announcement, addDays, isolated } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { entryName } from './entry-name.js'
import { formatInstant, formatWeek } from './format-week.js'
import { html } from './html.js'
import { page } from './page.js'

/** Where a title stood, list by list, with what was announced of it. */
export function titlePage({ title, name, lines }: PublicTitle, announced: readonly Announcement[], addresses: Addresses): string {
  const lists = new Map<string, typeof lines>()
  for (const line of lines) {
    const place = `${line.key} ${line.list}`
    lists.set(place, [...(lists.get(place) ?? []), line])
  }
  const where = lists.size === 1 ? 'one list' : `${lists.size} lists`
  const lede =
    lines.length === 0 ? 'It stands on no list any more.' : `On ${where}, No. ${Math.min(...lines.map(({ rank }) => rank))} at best.`
  return page({
    title: `${isolated(name)} · Sweeps`,
    description: `${isolated(name)}: ${lede}`,
    addresses,
    here: addresses.title(title),
    body: html`<h1><bdi>${name}</bdi></h1>
<p class="lede">${lede}</p>
${
  announced.length > 0 &&
  html`<ul class="index">${announced.map(
    one => html`<li><a href="${addresses.announcement(one.title, one.season)}"><bdi>${one.release.headline}</bdi></a> <span class="muted">${one.out && formatInstant(one.out)}</span></li>
`,
  )}</ul>`
}
${[...lists.values()].map(
  of => html`<section><h2><a href="${addresses.chart(of[0]!.key)}"><bdi>${of[0]!.chartName}</bdi></a>: <bdi>${of[0]!.listName}</bdi></h2>
<p class="muted">${of.length === 1 ? 'One week' : `${of.length} weeks`}, No. ${Math.min(...of.map(({ rank }) => rank))} at best.</p>
<table class="chart-table">
<caption class="visually-hidden">Weeks on the list, the latest first</caption>
<thead><tr><th scope="col">Week</th><th scope="col" class="number">Rank</th><th scope="col">As</th></tr></thead>
<tbody>
${of.map(
  line => html`<tr><td><a href="${addresses.week(line.key, line.week, line.list)}">${formatWeek({ start: line.week, end: addDays(line.week, 6) })}</a></td><td class="number">${line.rank}</td><td><bdi>${entryName({ ...line, title })}</bdi></td></tr>
`,
)}</tbody>
</table></section>
`,
)}`,
  })
}
