import { createIsbotFromList, isbot, list } from 'isbot'
import { appWords } from './app-words.js'

/** Says of user agents whether they are robots, and remembers it of ten thousand: they repeat, and the pattern is long. */
export function botCheck(): typeof isBot {
  const known = new Map<string, boolean>()
  return userAgent => {
    if (!userAgent) return false
    const bot = known.get(userAgent) ?? isBot(userAgent)
    if (known.size >= 10_000) known.clear()
    known.set(userAgent, bot)
    return bot
  }
}

/** True when the user agent says it is a known robot. What it reports is kept and set aside by a guard rule. */
export const isBot = (userAgent: string | undefined): boolean => userAgent !== undefined && looksLikeBot(userAgent)

const namesRobot = createIsbotFromList(list.filter(pattern => !appWords.has(pattern)))

/**
 * TRICKY: for a web page every program that is no browser is a robot. Here such a program is an app or a media server (okhttp,
 * ExoPlayer, Jellyfin) that reports what people play, with a key the service gave it: only what calls itself a robot is one. And a browser
 * is one of a television or inside an app as often as not, whose names hold words that robots use too.
 */
function looksLikeBot(userAgent: string): boolean {
  if (!/^(Mozilla|Opera|HbbTV)\//.test(userAgent)) return callsItselfRobot.test(userAgent)
  // Robots in a browser's clothes say `(compatible; name)`; so did Internet Explorer.
  return /compatible;(?! MSIE)/.test(userAgent) ? isbot(userAgent) : namesRobot(userAgent)
}

/** What programs that fetch pages for somebody else than a viewer say: their kind, one of the few names without it, or whom to complain to. */
const callsItselfRobot =
  /(?<!cu)bots?(?![a-z])|crawl|spider|slurp|scrapy|archiver|validator|preview|^facebook(external|catalog)|^meta-external|^(apis|mediapartners|feedfetcher|googleother)\b|^whatsapp\/|\+https?:(?!\/\/github\.com\/)/i
