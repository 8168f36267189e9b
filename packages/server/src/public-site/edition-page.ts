import { statusOfEdition } from '@sweeps/engine'
import { type Edition, isolated } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { chartTable } from './chart-table.js'
import { changesOf } from './edition-footer.js'
import { formatInstant, formatWeek } from './format-week.js'
import { html } from './html.js'
import { listInWords } from './list-in-words.js'
import { listNames } from './list-names.js'
import { page } from './page.js'

/** An edition with all its lists, as it was published. `latest` is the revision that is shown now, `key` names its chart in addresses. */
export function editionPage(edition: Edition, latest: { id: string; revision: number }, key: string, addresses: Addresses): string {
  const { id, revision, lists, week } = edition
  const status = statusOfEdition(edition)
  const first = lists.find(({ entries }) => entries.length > 0) ?? lists[0]!
  const name = listNames(edition)
  const words = formatWeek(week)
  return page({
    title: `${isolated(edition.name)}, ${words}, revision ${revision}`,
    description: listInWords(first),
    addresses,
    here: addresses.edition(id),
    // The picture is of the week as it is shown now: an older revision has none of its own.
    ...(latest.id === id && { picture: { address: addresses.picture(key, week.start, first.list), words: listInWords(first) } }),
    chart: { key, name: edition.name },
    body: html`<h1><bdi>${edition.name}</bdi></h1>
<p class="lede"><a href="${addresses.week(key, week.start)}">${words}</a> · revision ${revision}${status && ` · ${status}`}</p>
${latest.id !== id && html`<p class="notice">A later revision took its place: <a href="${addresses.edition(latest.id)}">revision ${latest.revision}</a>. This one stays as it was.</p>`}
${changesOf(edition)}
${lists.map(
  list => html`<section><h2><bdi>${name(list.list)}</bdi></h2>
${chartTable(list, name(list.list), addresses)}
${list.notes.length > 0 && html`<ul class="notes">${list.notes.map(note => html`<li dir="auto">${note}</li>`)}</ul>`}
</section>
`,
)}
<section class="edition" aria-label="How to check it">
${edition.notes.length > 0 && html`<ul>${edition.notes.map(note => html`<li dir="auto">${note}</li>`)}</ul>`}
<dl>
<dt>Edition</dt><dd>${id}</dd>
<dt>Published</dt><dd>${formatInstant(edition.published)}${edition.embargo && `, shown from ${formatInstant(edition.embargo)}`}</dd>
<dt>Source</dt><dd dir="auto">${first.source}</dd>
<dt>Method</dt><dd>version ${edition.method.version} (${edition.method.page})</dd>
<dt>Hash</dt><dd><code>${edition.hash}</code></dd>
<dt>Hash of the figures</dt><dd><code>${edition.inputsHash}</code></dd>
${edition.previous && html`<dt>Revision before</dt><dd><code>${edition.previous}</code></dd>`}
</dl>
<p><a href="${addresses.editionFile(id)}">The edition as one JSON file</a>: <code>sweeps verify</code> checks it.</p>
</section>`,
  })
}
