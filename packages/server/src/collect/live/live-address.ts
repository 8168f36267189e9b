import type { IncomingHttpHeaders } from 'node:http'
import type { SourceId } from '@sweeps/model'

/** What a request to a live source's address says. */
export interface LiveBody {
  records: unknown[]
  /** The key that the body names, where a client has no other place for it. */
  secret?: string
}

/** An address that a live source sends to. */
export interface LiveAddress {
  source: SourceId
  /** Whether a path, without its query, is it. */
  matches(path: string): boolean
  /** Its clients may have no place for the key but the body. */
  keyInBody?: boolean
  /** Bytes of a body at most, unpacked. */
  most: number
  /**
   * What a body says. `received` is epoch ms by the clock of the store. Throws `invalid-message` for what cannot be read at all.
   */
  read(request: { body: Buffer; path: string; headers: IncomingHttpHeaders; received: number }): LiveBody | Promise<LiveBody>
  /** What its clients want to read when all is well; undefined: 204 without a body. */
  answer?: { type: string; body: string }
  /** Its clients send cookies along, so that an answer has to name the page's origin. */
  credentials?: boolean
}
