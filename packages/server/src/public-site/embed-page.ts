import type { PublicWeek } from '@sweeps/engine'
import { isolated } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { chartTable } from './chart-table.js'
import { formatWeek } from './format-week.js'
import { html } from './html.js'
import { listOf } from './week-page.js'

/**
 * A list to stand in another page: small, readable without JavaScript, and with a way to the whole page. The one script tells the page
 * around it how high it is.
 */
export function embedPage(publicWeek: PublicWeek, addresses: Addresses, wanted?: string): string {
  const { list, name } = listOf(publicWeek, wanted)
  const { chart, week, edition } = publicWeek
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${isolated(chart.name)}: ${isolated(name)}, ${formatWeek(week)}</title>
<link rel="stylesheet" href="${addresses.style()}">
<script async src="${addresses.frameScript()}"></script>
</head>
<body class="embed">
<main>
<h1><bdi>${chart.name}</bdi></h1>
<p class="lede">${chart.lists.length > 1 && html`<bdi>${name}</bdi> · `}${formatWeek(week)}</p>
${chartTable(list, name)}
${list.panel && html`<p class="notes">${list.panel.explanation}</p>`}
<p class="notes">Source: <bdi>${list.source}</bdi>. ${edition ? `Revision ${edition.revision}.` : 'As known now.'} <a target="_blank" rel="noopener" href="${addresses.week(chart.key, week.start, list.list)}">All of it on Sweeps</a></p>
</main>
</body>
</html>
`.toString()
}
