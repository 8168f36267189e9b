import { type CatalogueFormat, catalogueFormats, type Engine, importCatalogue } from '@sweeps/engine'
import { CatalogueImportAnswer, Problem } from '@sweeps/model'
import type { FastifyError, FastifyInstance } from 'fastify'

interface Import {
  Body: string
  Querystring: {
    dryRun?: boolean
    format?: CatalogueFormat
    service?: string
    contentId?: string
    whole?: boolean
    version?: number
    note?: string
  }
}

/** 100,000 rows of JSON with every cell filled are about 30 MB. */
const mostBytes = 48 * 1024 * 1024
const mostRows = 100_000

const types = ['text/csv', 'application/json', 'application/ld+json', 'text/plain']

/** `POST /v1/catalogue/import`: a catalogue file as the body, tried or taken in. */
export function catalogueImportRoute(app: FastifyInstance, engine: Engine): void {
  // A scope of its own: here JSON is a file that the importer reads, not a body that the framework does.
  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(types, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => utf8(body))
    scope.setErrorHandler<FastifyError>(error => {
      if (error.statusCode === 413) throw tooLarge(`a catalogue is at most ${mostBytes / 1024 / 1024} MB over HTTP`)
      if (error.statusCode === 415) throw new Problem('invalid-request', `content-type: send the file as ${types.join(', ')}`)
      throw error
    })
    scope.post<Import>(
      '/v1/catalogue/import',
      {
        bodyLimit: mostBytes,
        config: { role: 'analyst' },
        schema: {
          summary: 'Import a catalogue file as one new version, all of it or nothing; tried first, it says what would change',
          tags: ['catalogue'],
          consumes: types,
          body: { type: 'string', description: 'CSV or JSON of one’s own, Schema.org JSON-LD, a show of TVmaze, or items of Jellyfin' },
          querystring: {
            type: 'object',
            properties: {
              dryRun: { type: 'boolean', description: 'say what would change, what is odd and which figures move; change nothing' },
              format: { type: 'string', enum: [...catalogueFormats], description: 'recognised when absent' },
              service: { type: 'string', minLength: 1, maxLength: 64, description: 'who streams it, for formats that do not say it' },
              contentId: {
                type: 'string',
                minLength: 1,
                maxLength: 200,
                description: 'how its content ids are made, for formats that have none: {slug}-{season}-{episode}',
              },
              whole: { type: 'boolean', description: 'the file is all there is of its services: rows it does not name are removed' },
              version: { type: 'integer', minimum: 0, description: 'only while this is the latest version: that of the preview' },
              note: { type: 'string', minLength: 1, maxLength: 300, description: 'what the list of versions says: the name of the file' },
            },
          },
          response: { 200: CatalogueImportAnswer },
        },
      },
      async ({ body, query: { note = 'import over HTTP', ...options }, identity }) =>
        importCatalogue(engine, body, { ...options, note, figures: true, mostRows }, identity!.name),
    )
  })
}

/** A file of another encoding would come in with its letters broken, unnoticed. */
function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Problem('invalid-file', 'the catalogue is not in UTF-8: save it as UTF-8 and try again')
  }
}

const tooLarge = (detail: string): Problem => new Problem('too-large', `${detail}: split it, or use \`sweeps import catalogue\``)
