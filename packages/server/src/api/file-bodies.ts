import type { IncomingMessage } from 'node:http'
import { Readable, Transform } from 'node:stream'
import type { Http } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { takesItsTime } from '../takes-its-time.js'

type FileBody = NonNullable<Http['file']>

/** Bodies as they come: in which encoding they are, and whether they are a spreadsheet, the importer sees. */
export function takeFiles(scope: FastifyInstance, { types, tooLarge, mostBytes, stream }: FileBody): void {
  scope.removeAllContentTypeParsers()
  // By then it is known who sends it.
  scope.addHook('preParsing', async ({ raw }) => {
    if (stream && Number(raw.headers['content-length'] ?? 0) > mostBytes) throw new Problem('too-large', tooLarge)
    takesItsTime(raw)
  })
  if (stream) scope.addContentTypeParser([...types], async (_request: unknown, body: IncomingMessage) => body)
  else scope.addContentTypeParser([...types], { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
  scope.setErrorHandler<FastifyError>(error => {
    if (error.statusCode === 413) throw new Problem('too-large', tooLarge)
    if (error.statusCode === 415) throw new Problem('invalid-request', `content-type: send the file as ${types.join(', ')}`)
    throw error
  })
}

/** Gives the file of a request to whoever reads it, be it to its end or not. */
export async function withFile<Answer>(request: FastifyRequest, of: FileBody, work: (file: Readable) => Promise<Answer>): Promise<Answer> {
  const { raw } = request
  if (!of.stream) return work(Readable.from(request.body instanceof Buffer ? [request.body] : []))
  const file = upTo(of)
  const gone = () => {
    if (!raw.complete) file.destroy(new Problem('invalid-file', 'the file was cut off on its way: send it again'))
  }
  raw.once('close', gone)
  // TRICKY: a reader that stops half-way would end the connection, and with it the answer that says why.
  raw.pipe(file)
  try {
    return await work(file)
  } finally {
    raw.off('close', gone)
    raw.unpipe(file)
    raw.resume()
    file.destroy()
  }
}

function upTo({ mostBytes, tooLarge }: FileBody): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > mostBytes) done(new Problem('too-large', tooLarge))
      else done(null, chunk)
    },
  })
}
