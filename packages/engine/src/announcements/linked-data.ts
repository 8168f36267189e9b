import type { Announcement, Outcome } from '@sweeps/model'
import { plainWords } from './release-text.js'

/** What schema.org's readers make of an outcome: `creativeWorkStatus` takes any text, and these are the usual words. */
const statusWords: Partial<Record<Outcome, string>> = {
  cancelled: 'Cancelled',
  ended: 'Ended',
  renewed: 'Renewed',
  revived: 'Renewed',
  'final-season': 'Final season ordered',
  greenlight: 'Ordered',
}

/** An announcement in the words of schema.org: a news article about a season. `url`: where it stands, if that is known. */
export function announcementLinkedData(announcement: Announcement, url?: string): Record<string, unknown> {
  const { name, season, service, episodes, premiere, creators, outcome, status, out, version, release, hash } = announcement
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(url ? { '@id': url, url } : {}),
    headline: release.headline.slice(0, 110),
    description: plainWords(release.deck.length > 0 ? release.deck : release.lead),
    articleBody: [release.lead, ...release.sections.flatMap(({ paragraphs }) => paragraphs)].map(plainWords).join('\n\n'),
    ...(out ? { datePublished: out } : {}),
    version: String(version),
    ...(release.place ? { dateline: release.place } : {}),
    ...(announcement.edits.correction ? { correction: announcement.edits.correction } : {}),
    ...(hash ? { identifier: `ni:///sha-256;${Buffer.from(hash, 'hex').toString('base64url')}` } : {}),
    about: {
      '@type': 'TVSeason',
      name: `${name}, season ${season}`,
      seasonNumber: season,
      ...(episodes === null ? {} : { numberOfEpisodes: episodes }),
      ...(premiere === null ? {} : { startDate: premiere }),
      creativeWorkStatus: statusWords[outcome] ?? status,
      partOfSeries: {
        '@type': 'TVSeries',
        name,
        creativeWorkStatus: status,
        ...(creators.length > 0 ? { creator: creators.map(creator => ({ '@type': 'Person', name: creator })) } : {}),
        ...(service === null ? {} : { publisher: { '@type': 'Organization', name: service } }),
      },
    },
    citation: release.notes.map(({ text, address }) => ({ '@type': 'CreativeWork', name: text, ...(address ? { url: address } : {}) })),
  }
}
