import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Audience, Telling } from './audience.js'
import { hangMs } from './service.js'

export interface SteadyOptions {
  audience: Audience
  /** Messages a second. */
  rate: number
  connections?: number
  /** A write key. */
  key: string
}

/**
 * Messages at a steady rate, whatever the server does: as many players would send them. Each connection tells one play after the other;
 * what is not answered is remembered and can be sent again, as players do.
 */
export class SteadyLoad {
  readonly #options: SteadyOptions
  readonly #players: Player[] = []
  #timer: NodeJS.Timeout | undefined
  /** Sent, and neither acknowledged nor sent again with success, in order. */
  readonly unsettled: Telling[] = []
  /** Milliseconds from sending to the acknowledgement, since `start`. */
  times: number[] = []
  /** Answers that were no acknowledgement, by status, since `start`. */
  refused = new Map<string, number>()
  /** Messages that were due while every player waited for an answer. */
  late = 0

  constructor(options: SteadyOptions) {
    this.#options = options
  }

  /** Begins sending to a port of this machine. */
  start(port: number): void {
    const { audience, key, rate, connections = 64 } = this.#options
    this.times = []
    this.refused = new Map()
    this.late = 0
    const player = (): Player =>
      new Player(port, key, audience, {
        onAcknowledged: ms => this.times.push(ms),
        onRefused: (telling, status) => {
          this.refused.set(status, (this.refused.get(status) ?? 0) + 1)
          this.unsettled.push(telling)
        },
        onLost: telling => this.unsettled.push(telling),
      })
    this.#players.push(...Array.from({ length: connections }, player))
    const began = performance.now()
    let done = 0
    this.#timer = setInterval(() => {
      for (const due = Math.floor(((performance.now() - began) / 1000) * rate); done < due; done++) {
        const idle = this.#players.findIndex(one => one.idle)
        if (idle < 0) {
          this.late += due - done
          done = due
          break
        }
        // The one that was used longest ago comes next.
        const [next] = this.#players.splice(idle, 1)
        this.#players.push(next!)
        next!.send()
      }
    }, 10)
  }

  /** Sends no more; resolves when what is on its way is answered, or will never be. */
  async stop(patience = 10_000): Promise<void> {
    clearInterval(this.#timer)
    const until = Date.now() + patience
    while (this.#players.some(player => player.busy) && Date.now() < until) await sleep(10)
    for (const player of this.#players.splice(0)) player.close()
  }

  /** Sends what was not answered again, in its order, until all is acknowledged. Throws when that hangs. */
  async settle(port: number): Promise<void> {
    const { audience, key } = this.#options
    const until = Date.now() + hangMs
    // A play's messages are in their order: the first of each play goes before its second.
    this.unsettled.sort((a, b) => a.play - b.play || a.step - b.step)
    while (this.unsettled.length > 0) {
      const telling = this.unsettled[0]!
      const { status } = await fetch(`http://127.0.0.1:${port}/v1/spans?key=${key}`, { method: 'POST', body: telling.body })
      if (status === 204) {
        audience.acknowledged(telling)
        this.unsettled.shift()
      } else if (Date.now() > until) throw new Error(`a message is still answered with ${status} after ${hangMs / 1000} s`)
      else await sleep(200)
    }
  }
}

interface PlayerEvents {
  onAcknowledged(ms: number): void
  onRefused(telling: Telling, status: string): void
  onLost(telling: Telling): void
}

/** A connection that tells plays, one message at a time. */
class Player {
  readonly #socket: Socket
  readonly #key: string
  readonly #audience: Audience
  readonly #events: PlayerEvents
  #rest: Telling[] = []
  #current: Telling | undefined
  #sentAt = 0
  #received = ''
  #open = true

  constructor(port: number, key: string, audience: Audience, events: PlayerEvents) {
    this.#key = key
    this.#audience = audience
    this.#events = events
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#socket.on('data', chunk => this.#read(chunk.toString('latin1')))
    this.#socket.on('error', () => this.#lost())
    this.#socket.on('close', () => this.#lost())
  }

  get busy(): boolean {
    return this.#current !== undefined
  }

  get idle(): boolean {
    return this.#open && this.#current === undefined
  }

  send(): void {
    if (this.#rest.length === 0) this.#rest = this.#audience.next()
    const telling = this.#rest.shift()!
    this.#current = telling
    this.#audience.sent(telling)
    this.#sentAt = performance.now()
    this.#socket.write(
      `POST /v1/spans?key=${this.#key} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(telling.body)}\r\n\r\n${telling.body}`,
    )
  }

  close(): void {
    this.#lost()
    this.#socket.destroy()
  }

  #read(text: string): void {
    this.#received += text
    const head = this.#received.indexOf('\r\n\r\n')
    if (head < 0 || !this.#current) return
    const length = Number(/content-length: (\d+)/i.exec(this.#received.slice(0, head))?.[1] ?? 0)
    if (this.#received.length < head + 4 + length) return
    const status = this.#received.slice(9, 12)
    const telling = this.#current
    this.#current = undefined
    this.#received = this.#received.slice(head + 4 + length)
    if (status === '204') {
      this.#audience.acknowledged(telling)
      this.#events.onAcknowledged(performance.now() - this.#sentAt)
    } else {
      // What comes after it in this play is not sent: a later step would say what this one does.
      this.#rest = []
      this.#events.onRefused(telling, status)
    }
  }

  #lost(): void {
    this.#open = false
    if (this.#current) this.#events.onLost(this.#current)
    this.#current = undefined
  }
}
