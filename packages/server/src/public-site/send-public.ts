import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long an answer may be repeated without asking, in seconds: a correction is seen this much later at most. */
export const patience = 60

/** Sends something public with an ETag of its content; to whoever has it already, only that it is still so. `key` stands in for a body that is costly to make. */
export async function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    type,
    key,
    body,
    forGood = false,
    open,
  }: { type: string; key?: string; body: string | Buffer | (() => Promise<Buffer>); forGood?: boolean; open: boolean },
): Promise<FastifyReply> {
  const tag = `W/"${createHash('sha256')
    .update(key ?? (body as string | Buffer))
    .digest('base64url')
    .slice(0, 27)}"`
  // Where people must sign in, no cache between them and the server may keep it.
  const cacheControl = forGood ? 'max-age=31536000, immutable' : `max-age=${patience}`
  reply.header('etag', tag).header('cache-control', open ? `public, ${cacheControl}` : 'private, no-cache')
  if (isKnown(tag, request.headers['if-none-match'])) return reply.status(304).send()
  return reply.type(type).send(typeof body === 'function' ? await body() : body)
}

/** Compared weakly (RFC 9110, 8.8.3.2): what a cache between made a strong tag of is the same one. */
function isKnown(tag: string, ifNoneMatch = ''): boolean {
  const known = ifNoneMatch.split(',').map(text => text.trim().replace(/^W\//, ''))
  return known.includes(tag.replace(/^W\//, '')) || known.includes('*')
}
