/**
 * A cell a spreadsheet takes for text. A name that begins with = + - @ or a tab would run as a formula there, so an apostrophe
 * goes before it; a number, however it is written, is none.
 */
export function safeCell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}
