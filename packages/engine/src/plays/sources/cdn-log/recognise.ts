import { type FileHead, firstLines } from '../read/file-head.js'
import type { Batches } from '../read/located.js'
import { readLines } from '../read/read-lines.js'
import type { EventSource, SourceFile } from '../source.js'
import { cdnSession, readRequest } from './messages.js'
import { cloudFrontRequest, nginxRequest } from './record.js'

/** CloudFront’s `#Fields:` line, or a line of nginx’s combined format. */
const isCdnLog = (head: FileHead): boolean =>
  firstLines(head).some(line => (line.startsWith('#Fields:') && line.includes('cs-uri-stem')) || nginxRequest(line) !== undefined)

export const cdnLog: EventSource = {
  id: 'cdn-log',
  kind: 'events',
  recognise: isCdnLog,
  records: requests,
  read: readRequest,
  session: cdnSession,
}

async function* requests(file: SourceFile): Batches<unknown> {
  let fields: string[] = []
  for await (const batch of readLines(file.bytes)) {
    const found = batch.flatMap(({ at, value: line }) => {
      if (line.startsWith('#Fields:')) fields = line.slice('#Fields:'.length).trim().split(/\s+/)
      if (line.startsWith('#')) return []
      return [{ at, value: fields.length > 0 ? cloudFrontRequest(line, fields) : nginxRequest(line) }]
    })
    if (found.length > 0) yield found
  }
}
