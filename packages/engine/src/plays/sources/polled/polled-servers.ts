import { didYouMean, type PolledServer, Problem, type SourceId } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { Mutex } from '../../../mutex.js'
import { checkName, type SealedText } from '../../../people/index.js'
import { defineQuery, engineInstant, Int64, type Store, sqlFile } from '../../../store/index.js'

const Row = Type.Object({
  ...{ address: Type.String(), version: Int64, source: Type.Unsafe<SourceId>(Type.String()), service: Type.String(), token: Type.String() },
  ...{ changed: Int64, trouble: Type.String(), since: Int64 },
})
type Row = Static<typeof Row>

const latest = defineQuery({ tag: 'plays.polled', sql: sqlFile(import.meta.url, './latest.sql'), row: Row })

/** A server as the poller needs it. */
export interface Polled {
  address: string
  source: SourceId
  service: string
  /** Undefined: it cannot be read with the secrets that are there now. */
  token: string | undefined
}

/** The media servers that are polled, by their address. Their tokens are write-only: no answer has them. */
export class PolledServers {
  readonly #store: Store
  readonly #sealed: SealedText
  readonly #changes = new Mutex()
  readonly #rows = new Map<string, Row>()

  private constructor(store: Store, sealed: SealedText) {
    this.#store = store
    this.#sealed = sealed
  }

  static async open(store: Store, sealed: SealedText): Promise<PolledServers> {
    const servers = new PolledServers(store, sealed)
    await servers.refresh()
    return servers
  }

  /** Reads what other programs on the same store have changed. */
  async refresh(): Promise<void> {
    for (const row of await this.#store.run(latest, {})) this.#rows.set(row.address, row)
  }

  /** All that are polled. */
  all(): Polled[] {
    return this.#standing().map(({ address, source, service, token }) => ({
      ...{ address, source, service },
      token: this.#sealed.open(token, address),
    }))
  }

  /** Configures a server, or changes its configuration. Throws `invalid-request`. */
  async set(wanted: { source: SourceId; service: string; address: string; token: string }): Promise<string> {
    const service = checkName(wanted.service, 'service', 64)
    const address = plainAddress(wanted.address)
    // What a header can carry in quotes.
    if (!/^[!#-[\]-~]{1,500}$/.test(wanted.token))
      throw new Problem('invalid-request', 'token: it is empty, or has characters that no token has; copy an API key of the server')
    await this.#changes.run(() => this.#write({ address, source: wanted.source, service, token: this.#sealed.seal(wanted.token, address) }))
    return address
  }

  /** Ends polling a server, and deletes its token. Throws `not-found`. */
  async remove(given: string): Promise<string> {
    const address = plainAddress(given)
    await this.#changes.run(async () => {
      const row = this.#rows.get(address)
      if (!row?.token) {
        const known = this.#standing().map(({ address }) => address)
        throw new Problem('not-found', `no server at ${address} is asked: \`sweeps sources\` lists them${didYouMean(address, known)}`)
      }
      await this.#write({ ...row, token: '' })
    })
    return address
  }

  /** Notes whether a server answers: `trouble` says why not. */
  async note(address: string, trouble: string): Promise<void> {
    const row = this.#rows.get(address)
    if (!row?.token || (row.since > 0 && row.trouble === trouble)) return
    const now = this.#store.clock.now()
    const goesOn = row.since > 0 && (row.trouble === '') === (trouble === '')
    const since = goesOn ? row.since : now
    await this.#store.insert(
      'polled_states',
      ['address', 'at', 'since', 'trouble'],
      [[address, engineInstant(now), engineInstant(since), trouble]],
    )
    this.#rows.set(address, { ...row, trouble, since })
  }

  async #write({ address, source, service, token }: Pick<Row, 'address' | 'source' | 'service' | 'token'>): Promise<void> {
    const before = this.#rows.get(address)
    const version = (before?.version ?? 0) + 1
    const changed = this.#store.clock.now()
    await this.#store.insert(
      'polled_servers',
      ['address', 'version', 'source', 'service', 'token', 'changed'],
      [[address, version, source, service, token, engineInstant(changed)]],
    )
    this.#rows.set(address, { trouble: '', since: 0, ...before, address, version, source, service, token, changed })
  }

  #standing(): Row[] {
    return [...this.#rows.values()].filter(({ token }) => token !== '')
  }
}

/** Which servers are polled, without their tokens, and whether they answer. */
export async function listPolled(store: Store): Promise<PolledServer[]> {
  return (await store.run(latest, {}))
    .filter(({ token }) => token !== '')
    .map(({ address, source, service, changed, trouble, since }) => ({
      ...{ address, source, service, changed: new Date(changed).toISOString() },
      trouble: trouble === '' ? null : { since: new Date(since).toISOString(), reason: trouble },
      answersSince: trouble === '' && since > 0 ? new Date(since).toISOString() : null,
    }))
}

/** An address as it is stored: without what stands after its path. Throws `invalid-request`. */
function plainAddress(given: string): string {
  const url = URL.canParse(given.trim()) ? new URL(given.trim()) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new Problem('invalid-request', 'address: it is none of a server; give it as https://jellyfin.example.org, without user, ? or #')
  return url.origin + url.pathname.replace(/\/+$/, '')
}
