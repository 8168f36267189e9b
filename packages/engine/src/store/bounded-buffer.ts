import { EngineError } from './driver.js'

/** Most bytes one answer may have: it is in memory whole. */
export const maxResultBytes = 256 * 1024 * 1024

/** Collects the pieces of an answer. Throws before it grows beyond what this process can hold. */
export class BoundedBuffer {
  readonly #pieces: Uint8Array[] = []
  readonly #tag: string
  #bytes = 0

  constructor(tag: string) {
    this.#tag = tag
  }

  add(piece: Uint8Array): void {
    this.#bytes += piece.length
    // 396: the engine's own number for a result that is too large.
    if (this.#bytes > maxResultBytes) throw new EngineError('Code: 396. The answer is too large', this.#tag)
    // Copied: the piece may be memory of the engine's that it uses again.
    this.#pieces.push(Buffer.from(piece))
  }

  whole(): Buffer {
    return Buffer.concat(this.#pieces)
  }
}
