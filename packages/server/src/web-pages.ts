import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Problem } from '@sweeps/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from './nothing-at.js'

const web = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The dashboard: built files, and its first page for every address that is neither a file nor the API's. */
export function webPages(app: FastifyInstance): void {
  const index = `${web}index.html`
  const html = existsSync(index) ? readFileSync(index) : undefined
  const open = { config: { public: true }, schema: { hide: true } }
  if (html) {
    app.get('/icon.svg', open, (_request, reply) => reply.sendFile('icon.svg', web, { maxAge: '1h' }))
    // Built files are named after their content.
    app.get<{ Params: { '*': string } }>('/assets/*', open, (request, reply) =>
      reply.sendFile(request.params['*'], `${web}assets/`, { maxAge: '1y', immutable: true }),
    )
  }
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (request.url.startsWith('/v1/')) throw nothingAt(request)
    if (!html) throw new Problem('not-found', 'the dashboard is not built: run `npm run build`')
    // The page names the files of one build: an old one of it would name files that are gone.
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  }
  app.get('/*', open, page)
}
