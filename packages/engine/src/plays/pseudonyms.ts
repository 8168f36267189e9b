import { createHash, createHmac } from 'node:crypto'

/** Ids of different kinds are different people. */
type Kind = 'viewer' | 'account' | 'device'

const mostRemembered = 200_000

/**
 * Replaces ids of people by keyed hashes before anything is written. 64 bits of HMAC-SHA-256, as the engine stores them, written
 * as decimal text; never 0, which stands for "not recognised". The service is part of what is hashed: the same id at two services is two people.
 * Among 100 million viewers the chance that any two share a hash is 0.03 %.
 */
export class Pseudonyms {
  readonly #key: Buffer
  /** Players report the same viewer every 30 seconds; hashing once is enough. By service and kind, then by id: no name is put together. */
  readonly #recent = new Map<string, Record<Kind, Map<string, string>>>()
  #remembered = 0

  constructor(key: Buffer) {
    this.#key = key
  }

  of(service: string, kind: Kind, id: string): string {
    const known = this.#recent.get(service)?.[kind].get(id)
    if (known) return known
    const hash = createHmac('sha256', this.#key).update(`${service}\0${kind}\0${id}`).digest().readBigUInt64LE(0)
    const text = String(hash === 0n ? 1n : hash)
    this.#remember(service, kind, id, text)
    return text
  }

  #remember(service: string, kind: Kind, id: string, text: string): void {
    if (this.#remembered >= mostRemembered) {
      this.#recent.clear()
      this.#remembered = 0
    }
    let ofService = this.#recent.get(service)
    if (!ofService) {
      ofService = { viewer: new Map(), account: new Map(), device: new Map() }
      this.#recent.set(service, ofService)
    }
    ofService[kind].set(id, text)
    this.#remembered++
  }

  /** What is remembered of a hash that was erased: nothing that is stored anywhere can be found by it without the key. */
  markOf(hash: string): string {
    return createHmac('sha256', this.#key).update(`erased\0${hash}`).digest('hex')
  }

  /** What stands in a refused message in place of any text: 16 hexadecimal digits, of the text alone, wherever it stood. */
  ofText(text: string): string {
    return createHmac('sha256', this.#key).update(`text\0${text}`).digest('hex').slice(0, 16)
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A play's id as a UUID: itself if it is one, else a hash of it (version 8). */
export function playUuid(service: string, play: string): string {
  if (uuid.test(play)) return play.toLowerCase()
  const hex = createHash('sha256').update(`${service}\0${play}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
