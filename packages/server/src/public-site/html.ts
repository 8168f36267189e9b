/** Markup that is safe to send: nothing but `html` and `jsonData` make it. */
export class Html {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  static fromPieces(pieces: readonly string[], values: readonly Filling[]): Html {
    return new Html(pieces.map((piece, at) => (at === 0 ? piece : markup(values[at - 1]) + piece)).join(''))
  }

  /** A value as the content of a `<script type="application/ld+json">`. Entities mean nothing there, so `<` is written as JSON can. */
  static fromJson(value: unknown): Html {
    return new Html(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'))
  }

  toString(): string {
    return this.#text
  }
}

type Filling = Html | string | number | null | undefined | false | readonly Filling[]

/** A template whose every filling is text, unless it is markup made by this same function. `null`, `undefined` and `false` are nothing. */
export const html = (pieces: TemplateStringsArray, ...values: Filling[]): Html => Html.fromPieces(pieces, values)

export const jsonData = (value: unknown): Html => Html.fromJson(value)

function markup(value: Filling): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (Array.isArray(value)) return value.map(markup).join('')
  return escaped(String(value))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, character => entities[character]!)

/** Text without the control characters that neither HTML nor XML may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu, '')
