import { type PublicWeek, statusOfList } from '@sweeps/engine'
import { addDays, type Chart, didYouMean, isolated, Problem } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { chartTable } from './chart-table.js'
import { editionFooter } from './edition-footer.js'
import { formatWeek } from './format-week.js'
import { type Html, html } from './html.js'
import { linkedData } from './linked-data.js'
import { listInWords } from './list-in-words.js'
import { page } from './page.js'

/** The list that is asked for, or the first, with its name. Throws `unknown-chart`. */
export function listOf({ chart, lists, listIds }: PublicWeek, wanted?: string) {
  const list = wanted === undefined ? lists[0] : lists.find(({ list }) => list === wanted)
  if (!list)
    throw new Problem(
      'unknown-chart',
      `${chart.key} has no list "${wanted}" in this week: it has ${listIds.join(', ')}${didYouMean(wanted ?? '', listIds)}`,
    )
  return { list, name: chart.lists.find(({ id }) => id === list.list)?.name ?? list.list }
}

/** A week of a chart, one list of it. */
export function weekPage(publicWeek: PublicWeek, addresses: Addresses, wanted?: string): string {
  const { list, name } = listOf(publicWeek, wanted)
  const { chart } = publicWeek
  const week = formatWeek(publicWeek.week)
  const { start } = publicWeek.week
  return page({
    title: `${isolated(chart.name)}: ${isolated(name)}, ${week}`,
    description: listInWords(list),
    addresses,
    here: addresses.week(chart.key, start, wanted === undefined ? undefined : list.list),
    picture: {
      address: addresses.picture(chart.key, start, list.list),
      words: `${isolated(chart.name)}, ${isolated(name)}, ${week}: ${listInWords(list)}`,
    },
    chart,
    linkedData: linkedData(publicWeek, list, name, addresses),
    body: html`<h1><a href="${addresses.chart(chart.key)}"><bdi>${chart.name}</bdi></a></h1>
<p class="lede">${week}${standing(list, publicWeek)}</p>
${weekSteps(publicWeek, addresses)}
${listTabs(publicWeek, list.list, addresses)}
<h2><bdi>${name}</bdi></h2>
${chartTable(list, name, addresses)}
${list.notes.length > 0 && html`<ul class="notes">${list.notes.map(note => html`<li dir="auto">${note}</li>`)}</ul>`}
${list.panel && html`<p class="notes">${list.panel.explanation} Weight set ${list.panel.weightSet.id}, ${list.panel.weightSet.hash.slice(0, 12)}.</p>`}
<p class="notes">Source: <bdi>${list.source}</bdi>. Figures in ${list.unit}. <bdi>${chart.note}</bdi></p>
<p class="notes">This list as <a href="${addresses.table(chart.key, start, list.list, 'csv')}">CSV</a> or <a href="${addresses.table(chart.key, start, list.list, 'json')}">JSON</a> · <a href="${addresses.embed(chart.key, start, list.list)}">to embed</a></p>
${editionFooter(publicWeek.edition, addresses)}`,
  })
}

/** Whether the figures will still change. */
function standing(list: Chart, { edition }: PublicWeek): string {
  const status = statusOfList(list, edition)
  if (status === 'provisional') return ' · provisional: homes may still report'
  if (status !== undefined) return ` · ${status}`
  return list.closed ? '' : ' · the week still runs, figures will grow'
}

/** To the week before and after: to its first list, as it may lack this one. */
function weekSteps({ chart, previous, next }: PublicWeek, addresses: Addresses): Html {
  return html`<nav class="steps" aria-label="Weeks">
${previous && html`<a rel="prev" href="${addresses.week(chart.key, previous)}">← Week of ${formatWeek({ start: previous, end: addDays(previous, 6) })}</a>`}
<a href="${addresses.chart(chart.key)}">All weeks</a>
${next && html`<a rel="next" href="${addresses.week(chart.key, next)}">Week of ${formatWeek({ start: next, end: addDays(next, 6) })} →</a>`}
</nav>`
}

function listTabs({ chart, listIds, week }: PublicWeek, here: string, addresses: Addresses): Html | null {
  if (listIds.length < 2) return null
  const known = chart.lists.filter(({ id }) => listIds.includes(id))
  return html`<nav class="tabs" aria-label="Lists"><ul>${known.map(
    ({
      id,
      name,
    }) => html`<li><a href="${addresses.week(chart.key, week.start, id)}"${id === here && html` aria-current="page"`}><bdi>${name}</bdi></a></li>
`,
  )}</ul></nav>`
}
