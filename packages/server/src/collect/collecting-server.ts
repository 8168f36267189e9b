import { createServer, type RequestListener, type Server } from 'node:http'
import type { CollectingEngine } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import { withoutBase } from '../base-path.js'
import { collectHandler, sendProblem } from './collect.js'
import { panelHandler } from './collect-panel.js'
import { FairQueue } from './fair-queue.js'
import { botCheck } from './is-bot.js'
import { liveAddress, liveHandler } from './live/collect-live.js'

export interface CollectingOptions {
  engine: Pick<CollectingEngine, 'store' | 'plays' | 'panels' | 'people'>
  /** How long ago a span may have begun that comes over HTTP, in milliseconds; 14 days when absent. */
  oldestMs?: number | undefined
  /** False: what players and meters send is refused, with a word where it belongs. Default true. */
  collects?: boolean | undefined
  /** How long a client may take to send a request whole, in milliseconds. Default 30 s. */
  requestTimeout?: number | undefined
  /** The path that a proxy may have left on. */
  base: string
  closing: () => boolean
}

/** What a player may have stored while it was offline. */
const usualOldestMs = 14 * 86_400_000

const elsewhere = new Problem('not-found', 'nothing is collected here: send it to a collector of this installation (`sweeps collect`)')

/**
 * Makes the bare HTTP server that takes plays in before any framework: it is called a thousand times as often as everything else together.
 * What is not for it goes to `handler`.
 */
export function collectingServer(options: CollectingOptions): (handler: RequestListener) => Server {
  const { engine, closing, base, collects = true, requestTimeout = 30_000 } = options
  const refuse: RequestListener = (request, response) => {
    request.resume()
    sendProblem(response, elsewhere)
  }
  // One queue for all that a key sends, whatever it is.
  const shared = { closing, queue: new FairQueue(), oldestMs: options.oldestMs ?? usualOldestMs, isBot: botCheck() }
  const collect = collects ? collectHandler(engine, shared) : refuse
  const live = liveHandler({ engine, ...shared })
  const collectPanel = collects ? panelHandler(engine, { closing }) : refuse
  // TRICKY: a server of one's own does not get the framework's time-outs.
  const timeouts = {
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: Math.min(requestTimeout / 2, 5000),
    keepAliveTimeout: 65_000,
  }
  return handler =>
    createServer(timeouts, (request, response) => {
      // Everything below knows addresses without the path that a proxy may have left on.
      const path = withoutBase(request.url ?? '', base)
      request.url = path
      if (path === '/v1/spans' || path.startsWith('/v1/spans?')) collect(request, response)
      else if (path === '/v1/panel/viewing' || path.startsWith('/v1/panel/viewing?')) collectPanel(request, response)
      else {
        const address = liveAddress(path.split('?', 1)[0]!)
        if (!address) handler(request, response)
        else if (collects) live(address, request, response)
        else refuse(request, response)
      }
    })
}
