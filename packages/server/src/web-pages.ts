import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@sweeps/model'
import type { FastifyInstance } from 'fastify'

const web = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The dashboard: built files, and its first page for every address that is neither a file nor the API's. */
export async function webPages(app: FastifyInstance): Promise<void> {
  const index = `${web}index.html`
  const html = existsSync(index) ? readFileSync(index) : undefined
  if (html)
    await app.register(fastifyStatic, {
      root: web,
      wildcard: false,
      decorateReply: false,
      index: false,
      maxAge: '1h',
      setHeaders: (reply, path) => {
        // Built files are named after their content.
        if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable')
      },
    })
  app.addHook('onRoute', route => {
    if (route.url.startsWith('/assets/') || route.url.endsWith('.svg')) route.config = { ...route.config, public: true }
  })
  const page = async (request: { url: string }, reply: { type(type: string): { send(body: unknown): unknown } }) => {
    if (request.url.startsWith('/v1/')) throw new Problem('not-found', `nothing is at ${request.url.split('?')[0]}; /docs lists what there is`)
    if (!html) throw new Problem('not-found', 'the dashboard is not built: run `npm run build`')
    return reply.type('text/html; charset=utf-8').send(html)
  }
  app.get('/*', { config: { public: true }, schema: { hide: true } }, page as never)
}
