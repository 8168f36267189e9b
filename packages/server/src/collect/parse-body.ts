import { isUtf8 } from 'node:buffer'
import { Problem } from '@sweeps/model'

/** What a body says, or why it says nothing. Throws `unsupported-encoding` for a character set nobody knows. */
export function parseBody(body: Buffer, contentType = ''): { said: unknown } | { refused: string } {
  const text = decodeText(body, /;\s*charset\s*=\s*"?([^";,\s]+)/i.exec(contentType)?.[1]?.toLowerCase())
  if (text === undefined) return { refused: 'is not UTF-8' }
  try {
    return { said: JSON.parse(text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text) }
  } catch {
    return { refused: 'is no JSON' }
  }
}

const byteOrderMark = 0xfeff

/**
 * JSON is UTF-8 whatever is said of it (RFC 8259, 8.1); another character set counts where the bytes are not. Decoding with errors would
 * put a replacement character in place of each bad byte, and make another content of it.
 */
function decodeText(body: Buffer, charset: string | undefined): string | undefined {
  const wide = body.length > 1 && (body.readUInt16BE(0) === 0xfffe || body.readUInt16BE(0) === 0xfeff)
  const declared = charset && !/^(utf-?8|us-ascii|ascii)$/.test(charset) ? charset : undefined
  if (!wide && !/^utf-?16/.test(declared ?? '') && isUtf8(body)) return body.toString('utf8')
  const label = wide ? (body[0] === 0xff ? 'utf-16le' : 'utf-16be') : declared
  if (!label) return undefined
  try {
    return new TextDecoder(label, { fatal: true }).decode(body)
  } catch (error) {
    if (error instanceof RangeError)
      throw new Problem('unsupported-encoding', `charset: "${label.slice(0, 40)}" is not understood: send JSON as UTF-8`)
    return undefined
  }
}
