import { Problem, problems } from '@sweeps/model'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { Addresses } from './addresses.js'
import { html } from './html.js'
import { page } from './page.js'

/** What a person reads where there is nothing to show. */
function errorPage(problem: Problem, addresses: Addresses): string {
  const { title } = problems[problem.code]
  return page({
    title,
    description: title,
    addresses,
    here: addresses.home(),
    body: html`<h1>${title}</h1>
<p class="lede" dir="auto">${problem.message}</p>
<p><a href="${addresses.home()}">All charts</a></p>`,
  })
}

/** In a scope of pages: who asks for HTML reads a page of what went wrong; programs get the problem document, as everywhere. */
export function answerWithPages(scope: FastifyInstance, addresses: Addresses): void {
  scope.setErrorHandler<FastifyError>((error, request, reply): FastifyReply => {
    // The same address answers differently to different readers.
    reply.header('vary', 'accept').header('cache-control', 'no-store')
    if (!(error instanceof Problem) || error.status >= 500 || !request.headers.accept?.includes('text/html')) throw error
    return reply.status(error.status).type('text/html; charset=utf-8').send(errorPage(error, addresses))
  })
}
