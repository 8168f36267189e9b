import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Keeps texts that have to be read again, such as the token of another program: in the store, and so in a backup of it, they stand encrypted
 * (AES-256-GCM), with a key that is made of a secret beside the data.
 */
export class SealedText {
  readonly #key: Buffer

  /** @param purpose what is sealed: what is sealed for one purpose opens for no other */
  constructor(secret: Buffer, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  }

  /** `of` is what it belongs to: it opens for nothing else. */
  seal(text: string, of: string): string {
    const nonce = randomBytes(nonceBytes)
    const sealing = createCipheriv(cipher, this.#key, nonce).setAAD(Buffer.from(of))
    return Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]).toString('base64')
  }

  /** Undefined: it was sealed with another secret, for something else, or was changed. */
  open(sealed: string, of: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64')
    if (bytes.length < nonceBytes + tagBytes) return undefined
    try {
      const opening = createDecipheriv(cipher, this.#key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(of))
        .setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }
}
