import { type Element, list, textOf } from './parse-pieces.js'

/** The text of a shared or inline string as a person sees it: its runs on end, without the readings that stand over Japanese words. */
export const visibleText = (item: Element): string =>
  unescaped(
    list(item, 't').map(textOf).join('') +
      list(item, 'r')
        .flatMap(run => list(run, 't').map(textOf))
        .join(''),
  )

/**
 * What XML cannot hold is written as `_x000D_`, and what would look like that as `_x005F_x000D_`. A carriage return alone is not seen; with
 * a line feed it is the end of a line.
 */
export const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r(?!\n)/g, '')
    .replace(/(?![\t\r\n])\p{Cc}/gu, '')
