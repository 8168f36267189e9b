import { apostrophes } from './name-key.js'

/** What a file name and an address take with room for an ending: 255 bytes are the most that file systems have. */
const longest = 200
const cutAt = 150

/**
 * The readable id of a title: `Hit & Run` → `hit-and-run`.
 *
 * Lower case; `&` becomes "and"; apostrophes vanish; accents are dropped from Latin, Greek and Cyrillic letters (in other
 * scripts a mark is part of the letter and stays, a mark without a letter goes); every other run of what is neither letter, mark nor digit becomes `-`.
 * Of one over 200 bytes the first 150 stay, with a hash of the whole: names that differ behind them are two titles.
 */
export function slug(name: string): string {
  const whole = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(apostrophes, '')
    // Marks that nobody sees stand inside words too.
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    // A mark that no letter carries, as the selector behind ❤️, shows nothing.
    .replace(/(?<![\p{L}\p{M}\p{N}])\p{M}+/gu, '')
    .replace(/--+/g, '-')
    .replace(/^-|-$/g, '')
  const bytes = new TextEncoder().encode(whole)
  if (bytes.length <= longest) return whole
  const head = new TextDecoder()
    .decode(bytes.subarray(0, cutAt))
    .replace(/\uFFFD+$/, '')
    .replace(/-$/, '')
  return `${head}-${fnv1a(bytes).toString(16).padStart(8, '0')}`
}

/** The 32-bit FNV-1a hash (draft-eastlake-fnv), which needs no library in a page. */
const fnv1a = (bytes: Uint8Array): number => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5)
