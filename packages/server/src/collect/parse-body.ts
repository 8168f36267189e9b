import { isUtf8 } from 'node:buffer'

/** What a body says, or why it says nothing. */
export function parseBody(body: Buffer): { said: unknown } | { refused: string } {
  // Decoding would put a replacement character in place of each bad byte, and make another content of it.
  if (!isUtf8(body)) return { refused: 'is not UTF-8' }
  try {
    return { said: JSON.parse(body.toString('utf8')) }
  } catch {
    return { refused: 'is no JSON' }
  }
}
