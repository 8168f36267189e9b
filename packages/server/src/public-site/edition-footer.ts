import type { EditionFacts } from '@sweeps/engine'
import type { Addresses } from './addresses.js'
import { formatInstant } from './format-week.js'
import { type Html, html } from './html.js'

/** Under a table: which edition it is, what was corrected, by which method, and how to check it. */
export function editionFooter(edition: EditionFacts | null, addresses: Addresses): Html {
  if (!edition)
    return html`<section class="edition" aria-label="Edition"><p>Nothing was published of this week: these are the figures as they are known now, and they may change.</p></section>`
  return html`<section class="edition" aria-label="Edition">
<p>Revision ${edition.revision}${edition.status && `, ${edition.status}`}, published ${formatInstant(edition.published)}: <a href="${addresses.edition(edition.id)}">edition ${edition.id}</a>, which never changes.</p>
${edition.notes.length > 0 && html`<ul>${edition.notes.map(note => html`<li>${note}</li>`)}</ul>`}
${changesOf(edition)}
<p>Method version ${edition.method.version} (${edition.method.page}). Hash <code>${edition.hash}</code>.</p>
</section>`
}

/** What a correction corrected; of a panel's figures first what is known now, then why each line moved, for whoever opens it. */
export function changesOf({ revision, changes, correction }: Pick<EditionFacts, 'revision' | 'changes' | 'correction'>): Html | null {
  if (changes.length === 0 && !correction) return null
  const lines = changes.length > 0 && html`<ul>${changes.map(lineOf)}</ul>`
  if (!correction) return html`<p>Changed since revision ${revision - 1}:</p>\n${lines}`
  return html`<p>Since revision ${revision - 1}, which was ${correction.status}:</p>
<ul>${correction.words.map(words => html`<li><bdi>${words}</bdi></li>`)}</ul>
${lines && html`<details><summary>What that changed, line by line (${changes.length})</summary>${lines}</details>`}`
}

const lineOf = ({ list, text, causes = [] }: EditionFacts['changes'][number]): Html =>
  html`<li>${list}: <bdi>${text}</bdi>${causes.length > 0 && html`<ul>${causes.map(cause => html`<li>${cause.text}</li>`)}</ul>`}</li>`
