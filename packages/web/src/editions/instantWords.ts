const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** An instant as `24 August 2021 at 09:00 UTC`: the same words for every reader. */
export function instantWords(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : `${format.format(at)} UTC`
}
