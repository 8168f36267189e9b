import {
  type AnnouncementChange,
  type AnnouncementLine,
  announcementLine,
  announcementLinkedData,
  changeAnnouncement,
  type Engine,
  releaseMarkdown,
  releaseText,
  rowsCsv,
} from '@sweeps/engine'
import { Announcement, Quote } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { announcementHtml } from '../outlets/announcement-body.js'
import { reader } from './reader.js'
import { readSeason, type SeasonParams, seasonParams } from './season-params.js'
import { type Format, format, sendTable } from './send-table.js'

const formats = ['json', 'text', 'html', 'markdown', 'json-ld'] as const
type ReleaseFormat = (typeof formats)[number]

interface Asked {
  Params: SeasonParams
  Querystring: { version?: number; format?: ReleaseFormat }
}

const tags = ['announcements']
const nullableText = { type: ['string', 'null'], maxLength: 1000 }

/** What a person may add to a release. */
const edits = {
  correct: { type: 'string', minLength: 1, maxLength: 1000 },
  quotes: { type: ['array', 'null'], items: Quote, maxItems: 20, description: 'added to those there are; null takes all away' },
  allQuotes: { type: 'array', items: Quote, maxItems: 20, description: 'these and no others, in place of those there are' },
  because: nullableText,
  place: nullableText,
  contact: nullableText,
  figures: {
    type: 'string',
    enum: ['decision', 'today'],
    description: 'as they stood when the decision was written, or as they are known now',
  },
} as const

interface Change {
  Params: SeasonParams
  Body: Omit<AnnouncementChange, 'title' | 'season'>
}

/** `/v1/announcements`: releases. Whoever decides sees drafts and may change them; everybody else sees what is out. */
export function announcementRoutes(app: FastifyInstance, engine: Engine): void {
  const { announcements } = engine

  app.get<{ Querystring: { format?: Format } }>(
    '/v1/announcements',
    {
      schema: {
        summary: 'Announcements: what is out; for deciders, drafts too',
        tags,
        querystring: { type: 'object', properties: { format } },
      },
    },
    async (request, reply) => {
      const lines =
        reader(request) === 'decider' ? await announcements.list() : (await announcements.published()).map(one => announcementLine(one))
      return sendTable(reply, request.query.format, () => rowsCsv(lines.map(row)), { announcements: lines })
    },
  )

  app.get<Asked>(
    '/v1/announcements/:title/:season',
    {
      schema: {
        summary: 'The announcement of a season’s decision: the version that holds, or an older one',
        tags,
        params: seasonParams,
        querystring: {
          type: 'object',
          properties: {
            version: { type: 'integer', minimum: 1 },
            format: { type: 'string', enum: [...formats], description: 'json when absent' },
          },
        },
        response: {
          200: {
            content: {
              'application/json': { schema: Announcement },
              'text/plain': { schema: { type: 'string' } },
              'text/html': { schema: { type: 'string' } },
              'text/markdown': { schema: { type: 'string' } },
              'application/ld+json': { schema: { type: 'string' } },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { title, season } = readSeason(request.params)
      const { version, format = 'json' } = request.query
      const announcement =
        reader(request) === 'decider'
          ? await announcements.show(title, season, version)
          : (await announcements.publishedOf(title, season, version)).announcement
      switch (format) {
        case 'json':
          return announcement
        case 'text':
          return reply.type('text/plain; charset=utf-8').send(releaseText(announcement))
        case 'markdown':
          return reply.type('text/markdown; charset=utf-8').send(releaseMarkdown(announcement))
        case 'html':
          return reply.type('text/html; charset=utf-8').send(announcementHtml(announcement))
        case 'json-ld':
          return reply.type('application/ld+json; charset=utf-8').send(JSON.stringify(announcementLinkedData(announcement)))
      }
    },
  )

  app.post<Change>(
    '/v1/announcements/:title/:season/preview',
    {
      config: { role: 'decider' },
      schema: {
        summary: 'What the announcement would say with these edits; nothing is kept',
        tags,
        params: seasonParams,
        body: { type: 'object', additionalProperties: false, properties: edits },
        response: { 200: Announcement },
      },
    },
    async request => announcements.preview({ ...request.body, ...readSeason(request.params) }),
  )

  app.post<Change>(
    '/v1/announcements/:title/:season',
    {
      config: { role: 'decider' },
      schema: {
        summary: 'Add to a draft, approve it, put it under embargo, publish it, or begin a correction',
        tags,
        params: seasonParams,
        body: {
          type: 'object',
          additionalProperties: false,
          properties: {
            ...edits,
            approve: { type: 'boolean' },
            embargo: { type: 'string', maxLength: 40 },
            publish: { type: 'boolean' },
          },
        },
        response: { 200: Announcement },
      },
    },
    async request => changeAnnouncement(engine, { ...request.body, ...readSeason(request.params) }, request.identity!.name),
  )
}

/** An announcement as a line of CSV. */
const row = ({ id, title, season, name, version, state, embargo, out, outcome, on, status, headline }: AnnouncementLine) => ({
  ...{ id, title, season, name, version, state, embargo, out, outcome, on, status, headline },
})
