/** A cell without what cannot be seen around it, and on one line: a line break in a cell separates words. */
export const cleanCell = (cell: string): string =>
  cell.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '')
