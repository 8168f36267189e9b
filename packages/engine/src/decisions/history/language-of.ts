/** Groups of languages that services treat alike enough to be distinguished by some hundred seasons. */
export type LanguageGroup = 'english' | 'korean' | 'japanese-chinese' | 'other'

/**
 * The language of a season, guessed from the name in its own spelling that an engagement report prints after ` // `: its script tells
 * Korean, Japanese and Chinese; any other second spelling is another language; none is English. A season that is only in charts has the language of its
 * list, which says English or not. Undefined: nothing tells.
 */
export function languageOf(reportName: string | undefined, englishList: boolean | undefined): LanguageGroup | undefined {
  const own = reportName?.split(' // ')[1]
  if (own !== undefined) {
    if (/\p{Script=Hangul}/u.test(own)) return 'korean'
    if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(own)) return 'japanese-chinese'
    return 'other'
  }
  if (reportName !== undefined) return 'english'
  return englishList === undefined ? undefined : englishList ? 'english' : 'other'
}
