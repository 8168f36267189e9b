import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { Problem } from '@sweeps/model'
import { BodyTooLarge } from './read-body.js'

/** Encodings of a body that are understood; what `Accept-Encoding` of a refusal says. */
export const acceptedEncodings = 'gzip, deflate, br'

/**
 * The body as it was before it was compressed, of at most so many bytes: more is not even unpacked. Throws `unsupported-encoding`,
 * `invalid-message` when it is not what it says it is, and `BodyTooLarge`.
 */
export function decodeBody(body: Buffer, encoding: string | undefined, most: number): Buffer {
  const name = (encoding ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') return body
  const decode = decoders.get(name)
  if (!decode)
    throw new Problem(
      'unsupported-encoding',
      `content-encoding: "${name.slice(0, 40)}" is not understood: send it as ${acceptedEncodings}, or plain`,
    )
  try {
    return decode(body, { maxOutputLength: most })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLarge()
    throw new Problem(
      'invalid-message',
      `the body is not ${name}, or is cut off: nothing of it was kept; send it whole, as its content-encoding says`,
    )
  }
}

type Decode = (body: Buffer, options: { maxOutputLength: number }) => Buffer

/** TRICKY: some send `deflate` without the two bytes of its header, as RFC 9110 (8.4.1.2) notes. */
const inflate: Decode = (body, options) => {
  const headed = body.length > 1 && (body[0]! & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0
  return (headed ? inflateSync : inflateRawSync)(body, options)
}

const decoders = new Map<string, Decode>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
])
