/** A browser's side of a session: it keeps the cookie, and sends the token with what changes something. */
export class Visitor {
  readonly #address: string
  /** As the browser got it: name, value and flags. */
  setCookie = ''
  csrf = ''

  constructor(address: string) {
    this.#address = address
  }

  get cookie(): string {
    return this.setCookie.split(';')[0]!
  }

  async ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const headers = { 'x-csrf-token': this.csrf, ...(this.cookie && { cookie: this.cookie }), ...init.headers }
    const answer = await fetch(this.#address + path, { ...init, headers })
    this.setCookie = answer.headers.getSetCookie()[0] ?? this.setCookie
    const body = JSON.parse((await answer.text()) || '{}')
    if (typeof body.csrf === 'string') this.csrf = body.csrf
    return { status: answer.status, body, headers: answer.headers }
  }

  /** Trades the token of a one-time link for a session. */
  async signIn(token: string): ReturnType<Visitor['ask']> {
    if (!this.csrf) await this.ask('/v1/session')
    return this.ask('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) })
  }
}
