/** A request that failed, with what the server's problem document (RFC 9457) says of it. */
export class Problem extends Error {
  readonly status: number
  readonly code: string | null
  readonly detail: string | null

  constructor(status: number, document: { title?: string; detail?: string; code?: string }) {
    super(document.title ?? `The server answered ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = document.code ?? null
    this.detail = document.detail ?? null
  }
}
