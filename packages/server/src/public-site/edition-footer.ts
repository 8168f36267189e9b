import type { EditionFacts } from '@sweeps/engine'
import type { Addresses } from './addresses.js'
import { formatInstant } from './format-week.js'
import { type Html, html } from './html.js'

/** Under a table: which edition it is, what was corrected, by which method, and how to check it. */
export function editionFooter(edition: EditionFacts | null, addresses: Addresses): Html {
  if (!edition)
    return html`<section class="edition" aria-label="Edition"><p>Nothing was published of this week: these are the figures as they are known now, and they may change.</p></section>`
  return html`<section class="edition" aria-label="Edition">
<p>Revision ${edition.revision}, published ${formatInstant(edition.published)}: <a href="${addresses.edition(edition.id)}">edition ${edition.id}</a>, which never changes.</p>
${edition.notes.length > 0 && html`<ul>${edition.notes.map(note => html`<li>${note}</li>`)}</ul>`}
${changesOf(edition)}
<p>Method version ${edition.method.version} (${edition.method.page}). Hash <code>${edition.hash}</code>.</p>
</section>`
}

/** What a correction corrected. */
export const changesOf = ({ revision, changes }: Pick<EditionFacts, 'revision' | 'changes'>): Html | null =>
  changes.length === 0
    ? null
    : html`<p>Changed since revision ${revision - 1}:</p>
<ul>${changes.map(({ list, text }) => html`<li>${list}: <bdi>${text}</bdi></li>`)}</ul>`
