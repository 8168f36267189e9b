const most = 75

/**
 * Calendar text with no line longer than 75 bytes, as RFC 5545 section 3.1 wants it. Lines that were folded by the count of characters
 * are put together first; no character is cut in two.
 */
export function foldLines(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(line => {
      let folded = ''
      let bytes = 0
      for (const character of line) {
        const length = Buffer.byteLength(character)
        if (bytes + length > most) {
          folded += '\r\n '
          bytes = 1
        }
        folded += character
        bytes += length
      }
      return folded
    })
    .join('\r\n')
}
