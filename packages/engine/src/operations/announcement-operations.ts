import { Announcement, Quote } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { AnnouncementLine, announcementLine, announcementLinkedData, releaseMarkdown, releaseText } from '../announcements/index.js'
import { rowsCsv } from '../tables/index.js'
import * as given from './inputs.js'
import { flag } from './inputs.js'
import { operation } from './operation.js'
import { seesAll } from './who-reads.js'

const http = <Path extends string>(path: Path) => ({ method: 'GET', path, tag: 'announcements' }) as const
const ofSeason = '/v1/announcements/:title/:season'
const nullableText = Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 1000 }))

/** What a person may add to a release. */
const edits = {
  correct: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1000, description: 'begin a new version of what was published; says what is corrected' }),
  ),
  quotes: Type.Optional(
    Type.Unsafe<Quote[] | null>({
      ...{ type: ['array', 'null'], items: Quote, maxItems: 20 },
      description: 'added to those there are; null takes all away',
    }),
  ),
  allQuotes: Type.Optional(Type.Array(Quote, { maxItems: 20, description: 'these and no others, in place of those there are' })),
  because: nullableText,
  place: nullableText,
  contact: nullableText,
  figures: Type.Optional(
    Type.Enum(['decision', 'today'], { description: 'as they stood when the decision was written, or as they are known now' }),
  ),
}

/** Releases. Whoever decides sees drafts and may change them; everybody else sees what is out. */
export const announcementOperations = [
  operation({
    name: 'announcements',
    summary: 'Announcements: what is out; for deciders, drafts too',
    role: 'viewer',
    services: 'public',
    http: http('/v1/announcements'),
    input: Type.Object({}),
    output: Type.Object({ announcements: Type.Array(AnnouncementLine) }),
    csv: ({ announcements }) =>
      rowsCsv(
        announcements.map(({ id, title, season, name, version, state, embargo, out, outcome, on, status, headline }) => ({
          ...{ id, title, season, name, version, state, embargo, out, outcome, on, status, headline },
        })),
      ),
    run: async ({ announcements }, _input, call) => ({
      announcements: seesAll(call) ? await announcements.list() : (await announcements.published()).map(one => announcementLine(one)),
    }),
  }),

  operation({
    name: 'announcement',
    summary: 'The announcement of a season’s decision: the version that holds, or an older one',
    role: 'viewer',
    services: 'public',
    http: http(ofSeason),
    input: Type.Object({ ...given.seasonName, version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    output: Announcement,
    forms: {
      text: { type: 'text/plain; charset=utf-8', write: releaseText },
      markdown: { type: 'text/markdown; charset=utf-8', write: releaseMarkdown },
      'json-ld': { type: 'application/ld+json; charset=utf-8', write: answer => JSON.stringify(announcementLinkedData(answer)) },
    },
    run: async ({ announcements }, { title, season, version }, call) =>
      seesAll(call) ? announcements.show(title, season, version) : (await announcements.publishedOf(title, season, version)).announcement,
  }),

  operation({
    name: 'announcement-preview',
    summary: 'What the announcement would say with these edits; nothing is kept',
    role: 'decider',
    services: 'whole',
    http: { ...http(`${ofSeason}/preview`), method: 'POST' },
    input: Type.Object({ ...given.seasonName, ...edits }),
    output: Announcement,
    run: ({ announcements }, change) => announcements.preview(change),
  }),

  operation({
    name: 'announce',
    summary: 'Add to a draft, approve it, put it under embargo, publish it, or begin a correction',
    role: 'decider',
    services: 'whole',
    http: { ...http(ofSeason), method: 'POST' },
    input: Type.Object({
      ...given.seasonName,
      ...edits,
      approve: flag('freeze the draft'),
      embargo: given.embargo,
      publish: flag('let it out, at once or when its embargo ends'),
    }),
    output: Announcement,
    audit: {
      action: 'announce',
      what: ({ title, season }) => `${title}/${season}`,
      outcome: ({ id, state }) => `${id}: ${state}`,
    },
    run: ({ announcements }, change, { actor }) => announcements.change(change, actor),
  }),
] as const
