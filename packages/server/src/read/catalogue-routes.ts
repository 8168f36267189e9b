import { type Engine, exportedRows, remapCatalogue, rowsCsv, undoCatalogue, unmatched } from '@sweeps/engine'
import { CatalogueAnswer, CatalogueChanged, CatalogueVersions, UnmatchedAnswer } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'
import { catalogueImportRoute } from './catalogue-import-route.js'
import { type Format, format, sendTable } from './send-table.js'

interface Assigned {
  Body: {
    service: string
    content: string
    title: string
    season?: number
    episode?: number
    merge?: boolean
    name?: string
    dryRun?: boolean
  }
}

const tags = ['catalogue']
const table = (schema: object) => ({ 200: { content: { 'application/json': { schema }, 'text/csv': { schema: { type: 'string' } } } } })

/** `/v1/catalogue…`: which content id is which episode, what is in no title, and who changed it. */
export function catalogueRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { find?: string; limit?: number; format?: Format } }>(
    '/v1/catalogue',
    {
      schema: {
        summary: 'Which content id is which episode or film: all of it, as it can be imported again, or the seasons and films asked for',
        tags,
        querystring: {
          type: 'object',
          properties: {
            find: {
              type: 'string',
              maxLength: 300,
              description: 'words, each in the title’s name, its slug or a content id; whole seasons and films are given, by name',
            },
            limit: {
              type: 'integer',
              minimum: 1,
              maximum: 100_000,
              description: 'content ids; a season that begins before it is given whole; all when absent',
            },
            format,
          },
        },
        response: table(CatalogueAnswer),
      },
    },
    async (request, reply) => {
      const { find: words, limit, format } = request.query
      const found = await engine.catalogue.find({ ...(words !== undefined && { words }), ...(limit !== undefined && { limit }) })
      const entries = exportedRows(found.entries)
      return sendTable(reply, format, () => rowsCsv(entries), { ...found, entries })
    },
  )

  app.get<{ Querystring: { limit?: number; format?: Format } }>(
    '/v1/catalogue/unmatched',
    {
      schema: {
        summary: 'What was played and is not in the catalogue, the most watched first, each with where it may belong',
        tags,
        querystring: {
          type: 'object',
          properties: { limit: { type: 'integer', minimum: 1, maximum: 100_000, description: '1000 when absent' }, format },
        },
        response: table(UnmatchedAnswer),
      },
    },
    async (request, reply) => {
      const { limit, format } = request.query
      const { version } = engine.catalogue
      const found = await unmatched(engine, limit === undefined ? {} : { limit })
      const lines = found.map(({ service, content, plays, minutes, runtimeMs, firstSeen, lastSeen, suggestion }) => ({
        ...{ service, content, plays, minutes, runtimeMs, firstSeen, lastSeen },
        ...{ suggestion: suggestion?.place ?? null, because: suggestion?.because ?? null },
      }))
      return sendTable(reply, format, () => rowsCsv(lines), { version, unmatched: found })
    },
  )

  app.get<{ Querystring: { format?: Format } }>(
    '/v1/catalogue/versions',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Who changed the catalogue, when and how, the latest first',
        tags,
        querystring: { type: 'object', properties: { format } },
        response: table(CatalogueVersions),
      },
    },
    async (request, reply) => {
      const versions = await engine.catalogue.versions()
      return sendTable(reply, request.query.format, () => rowsCsv(versions.map(version => ({ ...version }))), { versions })
    },
  )

  app.post<Assigned>(
    '/v1/catalogue/assign',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Say which episode or film a content is, known or only played: one new version; history moves with it',
        tags,
        body: {
          type: 'object',
          required: ['service', 'content', 'title'],
          additionalProperties: false,
          properties: {
            service: { type: 'string', minLength: 1, maxLength: 64 },
            content: { type: 'string', minLength: 1, maxLength: 128 },
            title: { type: 'string', minLength: 1, maxLength: 200, description: 'slug' },
            season: { type: 'integer', minimum: 1, maximum: 9999, description: 'absent for a film' },
            episode: { type: 'integer', minimum: 1, maximum: 9999, description: 'absent for a film' },
            merge: { type: 'boolean', description: 'the episode may have a content already: both are then that episode' },
            name: {
              type: 'string',
              maxLength: 300,
              description: 'makes the title if there is none of that slug, and says how it is shown',
            },
            dryRun: { type: 'boolean', description: 'say what would change and which figures move, change nothing' },
          },
        },
        response: { 200: CatalogueChanged },
      },
    },
    async request => {
      const { service, content, title, season, episode, merge = false, name, dryRun = false } = request.body
      const to = [title, season, episode].filter(part => part !== undefined).join('/')
      const remap = { from: { service, content }, to, merge, new: name ?? false }
      return remapCatalogue(engine, [remap], { dryRun }, request.identity!.name)
    },
  )

  app.post<{ Body: { version?: number } }>(
    '/v1/catalogue/undo',
    {
      config: { role: 'analyst' },
      schema: {
        summary: 'Bring back the version before, as a new one',
        tags,
        body: {
          type: 'object',
          additionalProperties: false,
          properties: { version: { type: 'integer', minimum: 1, description: 'only while this is the latest version' } },
        },
        response: { 200: CatalogueChanged },
      },
    },
    async request => undoCatalogue(engine, request.body, request.identity!.name),
  )

  catalogueImportRoute(app, engine)
}
