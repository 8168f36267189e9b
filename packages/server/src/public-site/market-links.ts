import type { PublicChart } from '@sweeps/engine'
import { marketName } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { type Html, html } from './html.js'

/** The markets of a chart over several, each a link to all its weeks there; folded away, for there may be a hundred. */
export function marketLinks({ name, market, inMarkets }: PublicChart, addresses: Addresses): Html | null {
  if (inMarkets.length < 2) return null
  const named = inMarkets
    .map(one => ({ ...one, words: marketName(one.market) }))
    .sort((one, other) => one.words.localeCompare(other.words, 'en'))
  return html`<details class="markets"><summary>${inMarkets.length} markets<span class="visually-hidden"> of <bdi>${name}</bdi></span></summary><ul>${named.map(
    ({ key, market: of, words }) =>
      html`<li><a href="${addresses.chart(key)}"${of === market && html` aria-current="true"`}>${words}</a></li>
`,
  )}</ul></details>`
}
