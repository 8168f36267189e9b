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
  if (!/^(Mozilla|Opera|HbbTV)\//.test(userAgent)) return callsItselfRobot(userAgent)
  // Robots in a browser's clothes say `(compatible; name)`; so did Internet Explorer.
  return /compatible;(?! MSIE)/.test(userAgent) ? isbot(userAgent) : namesRobot(userAgent) || callsItselfRobot(userAgent)
}

/** Names of people, makers and things that end as robots' names do: `Talbot`, `Chabot`, `Cubot`, `Turbot`. */
const beforeBot = [
  ...['ab', 'bar', 'bur', 'ca', 'cha', 'cor', 'cu', 'guil', 'guille', 'her', 'ja', 'le', 'li', 'mar', 'na', 'phil', 'ra', 'ri', 'sa'],
  ...['tal', 'thi', 'tri', 'tur'],
]
const ofName = (letters: readonly string[]): string => `(?<!(?<![\\p{L}\\p{N}])(?:${letters.join('|')}))`

/**
 * How robots name their kind: `bot` alone, with a capital (`AhrefsBot`, `SMTBot`) or at the end of a name that a version, a sign or nothing
 * follows (`Googlebot/2.1`). A channel is called otherwise: `Talbot TV`, `Preview TV`, `Spider-Man TV`.
 */
const kind = [
  /(?<![\p{L}\p{N}-])[Bb]ots?(?![\p{L}\p{N}]|[ -]TV)|(?<=\p{L})Bots?(?![a-z])/u,
  new RegExp(`${ofName(beforeBot.map(letters => letters.toUpperCase()))}BOT(?![A-Za-z])`, 'u'),
  new RegExp(`${ofName(beforeBot)}bots?(?=[\\d/;:,)_-]|$)`, 'iu'),
  /(?<=[a-z])previews?(?![a-z])|\b(?:web|link|url) preview/i,
  /spider(?![a-z]|[ -]?man|[ -](?:tv|verse))/i,
]

/** What programs that fetch pages for somebody else than a viewer say: one of the few names without their kind, or whom to complain to. */
const otherWords =
  /crawl|slurp|scrapy|archiver|validator|google-read-aloud|^facebook(external|catalog)|^meta-external|^(apis|mediapartners|feedfetcher|googleother)\b|^whatsapp\/|\+https?:(?!\/\/github\.com\/)/i

const callsItselfRobot = (userAgent: string): boolean => otherWords.test(userAgent) || kind.some(words => words.test(userAgent))
