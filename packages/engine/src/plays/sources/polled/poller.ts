import type { Store } from '../../../store/index.js'
import { NowPlaying } from '../jellyfin/now-playing.js'
import type { LineCollector } from '../live/take-lines.js'
import { askSessions, NoAnswer } from './ask-sessions.js'
import type { Polled, PolledServers } from './polled-servers.js'

/** Polls media servers for what plays. Their answers are taken in as their webhooks are. */
export class Poller {
  readonly #store: Store
  readonly #servers: PolledServers
  readonly #lines: Pick<LineCollector, 'take'>
  readonly #playing = new Map<string, NowPlaying>()

  constructor(store: Store, servers: PolledServers, lines: Pick<LineCollector, 'take'>) {
    this.#store = store
    this.#servers = servers
    this.#lines = lines
  }

  /** Polls all of them once. Throws as the journal does when it cannot take more: what was not taken is reported again by the next pass. */
  async pass(): Promise<void> {
    const done = await Promise.allSettled(this.#servers.all().map(server => this.#ask(server)))
    for (const one of done) if (one.status === 'rejected') throw one.reason
  }

  async #ask(server: Polled): Promise<void> {
    const { address } = server
    try {
      await this.#take(server)
      await this.#servers.note(address, '')
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      await this.#servers.note(address, error.message)
    }
  }

  async #take({ address, token, source, service }: Polled): Promise<void> {
    if (token === undefined) throw new NoAnswer('its token cannot be read with the secrets that are here now: set it up again')
    const answer = await askSessions(address, token)
    // By service, too: what was taken for one is new for another.
    const name = `${address}\0${service}`
    const playing = this.#playing.get(name) ?? new NowPlaying()
    const news = playing.read(answer)
    if (!news) throw new NoAnswer('what it answers is no list of sessions: is this the address of Jellyfin?')
    this.#playing.set(name, playing)
    if (news.records.length > 0) {
      const receivedAt = this.#store.clock.now()
      await this.#lines.take(source, news.records, { key: `polled ${service}`, service, receivedAt, oldest: 0, flags: 0 })
    }
    news.taken()
  }
}
