import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Problem } from '@sweeps/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingAt } from './nothing-at.js'

const web = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** What addresses of the dashboard's pages begin with: the pages themselves are in `web/src/route`. */
export const dashboardPages = [
  ...['/add', '/board', '/calibration', '/cases', '/catalogue', '/charts', '/compare', '/decisions', '/matches', '/records', '/releases'],
  ...['/screening-room', '/seasons', '/settings', '/sign-in', '/titles'],
]

/** The dashboard: built files, and its first page for every address that is neither a file nor the API's. `base` is the path all of it stands under. */
export function webPages(app: FastifyInstance, base: string): void {
  const index = `${web}index.html`
  const html = existsSync(index) ? underBase(readFileSync(index, 'utf8'), base) : undefined
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

/** The page with its files under the path, which it also tells the dashboard. */
const underBase = (html: string, base: string): string =>
  html.replaceAll(/ (src|href)="\//g, ` $1="${base}/`).replace(/(<meta name="sweeps-base" content=)""/, `$1"${base}"`)
