import { isbot } from 'isbot'

/** User agents repeat: the long pattern is matched once for each. */
const known = new Map<string, boolean>()

/** True when the user agent says it is a known robot. What it tells is kept and set aside by a guard rule. */
export function isBot(userAgent: string | undefined): boolean {
  if (!userAgent) return false
  let bot = known.get(userAgent)
  if (bot === undefined) {
    if (known.size >= 10_000) known.clear()
    bot = looksLikeBot(userAgent)
    known.set(userAgent, bot)
  }
  return bot
}

/**
 * TRICKY: for a web page every program that is no browser is a robot. Here such a program is an app or a media server (okhttp,
 * ExoPlayer, Jellyfin) that tells what people play, with a key the service gave it: only what calls itself a robot is one.
 */
const looksLikeBot = (userAgent: string): boolean => isbot(userAgent) && /^Mozilla\/|bot|crawl|spider/i.test(userAgent)
