/** The lines of an answer that comes in pieces, each piece's whole lines at once. */
export class TextLines {
  #rest: Buffer = Buffer.alloc(0)

  /** The whole lines so far, the last of which a later piece may go on with. The piece may be used again after. */
  add(piece: Uint8Array): string[] {
    const all = Buffer.concat([this.#rest, piece])
    const end = all.lastIndexOf(10)
    this.#rest = all.subarray(end + 1)
    return end < 0 ? [] : all.toString('utf8', 0, end).split('\n')
  }

  /** What is left at the end. */
  end(): string[] {
    return this.#rest.length === 0 ? [] : [this.#rest.toString('utf8')]
  }
}
