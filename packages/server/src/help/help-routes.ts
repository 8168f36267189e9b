import type { FastifyInstance, FastifyReply } from 'fastify'
import { nothingAt } from '../nothing-at.js'
import { helpDocument, helpFolder, helpTitle } from './help-document.js'

/** Documents that belong to no folder. */
const others = ['glossary', 'problems', 'security', 'reliability', 'internals'] as const

/** `/help`: the documentation of this very version, to be read in a browser. It says nothing of the data: anybody may. */
export function helpRoutes(app: FastifyInstance, base: string): void {
  const open = { config: { public: true }, schema: { hide: true } }
  const send = (reply: FastifyReply, title: string, body: string) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pageOf(title, body, base))

  app.get('/help', open, (_request, reply) => {
    const link = (name: string, title: string) => `<li><a href="${base}/help/${name}">${plain(title)}</a></li>`
    const list = (items: { name: string; title: string }[]) => `<ul>${items.map(({ name, title }) => link(name, title)).join('\n')}</ul>`
    const single = others.flatMap(name => {
      const title = helpTitle(name)
      return title === undefined ? [] : [{ name, title }]
    })
    const body = `<h1>Help</h1>
<h2>Guides</h2>
${list(helpFolder('guides'))}
<h2>Methods: a page for each number</h2>
${list(helpFolder('methods'))}
<h2>Panels</h2>
${list(helpFolder('methods/panel'))}
<h2>More</h2>
${list(single)}
<p><a href="${base}/docs">The interface for programs</a></p>`
    return send(reply, 'Help', body)
  })

  app.get<{ Params: { '*': string } }>('/help/*', open, (request, reply) => {
    const found = helpDocument(request.params['*'].replace(/\/$/, ''), base)
    if (!found) throw nothingAt(request)
    return send(reply, found.title, found.body)
  })
}

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const pageOf = (title: string, body: string, base: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${plain(title)} · Sweeps</title>
<link rel="stylesheet" href="${base}/public/site.css">
<link rel="icon" href="${base}/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="masthead"><a class="wordmark" href="${base}/">Sweeps</a></header>
<main id="content" class="help">
<nav aria-label="Documentation"><a href="${base}/help">Help</a></nav>
${body}
</main>
</body>
</html>
`
