/**
 * The readable id of a title: `Hit & Run` → `hit-and-run`.
 *
 * Lower case; `&` becomes "and"; apostrophes vanish; accents are dropped from Latin, Greek and Cyrillic letters (in other
 * scripts a mark is part of the letter and stays); every other run of what is neither letter, mark nor digit becomes `-`.
 */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘ʼ´]/g, '')
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
