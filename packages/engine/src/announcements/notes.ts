import type { ReleaseNote } from '@sweeps/model'

/** The numbered notes of a release. What was cited before keeps its number. */
export class Notes {
  readonly list: ReleaseNote[] = []
  readonly #sources = new Map<string, { number: number; name: string; remarks: string[] }>()

  /** The number of the note that says this; a new one when none does. */
  cite(text: string, { edition = null, address = null }: { edition?: string | null; address?: string | null } = {}): number {
    const same = this.list.find(note => note.text === text && note.edition === edition && note.address === address)
    if (same) return same.number
    const number = this.list.length + 1
    this.list.push({ number, text, edition, address })
    return number
  }

  /** The note for a source as the record names it: an address, or a document. One a source; what is said of it is gathered there. */
  source(source: string, remark?: string): number {
    const address = URL.canParse(source) ? source : null
    const name = address ? new URL(address).hostname.replace(/^www\./, '') : source
    const known = this.#sources.get(source)
    if (!known) {
      const number = this.cite(remark ? `${name} (${remark})` : name, { address })
      this.#sources.set(source, { number, name, remarks: remark ? [remark] : [] })
      return number
    }
    if (remark && !known.remarks.includes(remark)) {
      known.remarks.push(remark)
      this.list[known.number - 1]!.text = `${known.name} (${known.remarks.join('; ')})`
    }
    return known.number
  }
}
