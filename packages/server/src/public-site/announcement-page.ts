import { announcementLinkedData, plainWords } from '@sweeps/engine'
import type { Announcement } from '@sweeps/model'
import type { Addresses } from './addresses.js'
import { announcementBody } from './announcement-body.js'
import { formatInstant } from './format-week.js'
import { html } from './html.js'
import { page } from './page.js'

/** An announcement that is out. `latest`: the version that is shown when none is asked for. */
export function announcementPage(announcement: Announcement, latest: number, addresses: Addresses): string {
  const { title, season, version, release, out, hash, decision } = announcement
  const here = addresses.announcement(title, season, version === latest ? undefined : version)
  const whole = addresses.whole(here)
  return page({
    title: `${release.headline} · Sweeps`,
    description: plainWords(release.deck.length > 0 ? release.deck : release.lead),
    addresses,
    here,
    linkedData: announcementLinkedData(announcement, whole),
    body: html`${version !== latest && html`<p class="notice">A later version took its place: <a href="${addresses.announcement(title, season)}">version ${latest}</a>. This one stays as it was.</p>`}
${announcementBody(announcement, addresses.edition)}
<section class="edition" aria-label="Version">
<dl>
<dt>Published</dt><dd>${out && formatInstant(out)}</dd>
<dt>Version</dt><dd>${version}${version > 1 && html` (before it: <a href="${addresses.announcement(title, season, version - 1)}">version ${version - 1}</a>)`}</dd>
<dt>Decision</dt><dd>${decision.id}, <code>${decision.hash}</code></dd>
<dt>Hash</dt><dd><code>${hash}</code></dd>
</dl>
</section>`,
  })
}

/** Everything that was announced, the latest first. */
export function announcementsPage(announcements: readonly Announcement[], addresses: Addresses): string {
  return page({
    title: 'Announcements · Sweeps',
    description: announcements.length > 0 ? announcements.map(({ release }) => release.headline).join('; ') : 'What was announced.',
    addresses,
    here: addresses.announcements(),
    body: html`<h1>Announcements</h1>
${announcements.length === 0 && html`<p>Nothing was announced yet.</p>`}
<ul class="index">${announcements.map(
      ({ title, season, version, release, out }) =>
        html`<li><h2><a href="${addresses.announcement(title, season, version)}"><bdi>${release.headline}</bdi></a></h2><p class="muted">${out && formatInstant(out)}${version > 1 && `, version ${version}`}</p></li>
`,
    )}</ul>`,
  })
}
