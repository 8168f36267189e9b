import { setImmediate } from 'node:timers/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { badFile } from '../bad-file.js'

/** An element: attributes with `@`, text as `#text`, members by name, always in lists. One of nothing but text is that text. */
export type Element = string | { readonly [name: string]: string | readonly Element[] | undefined }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
})

const together = 500

/**
 * All elements of one name, in order, of a part of a spreadsheet: `row` of a sheet, `si` of its texts. `part` names it in errors.
 *
 * They are parsed some hundred at a time, and others may run in between: a whole sheet as one tree would hold the process up for
 * seconds and take many times its size in memory. Throws `invalid-file`.
 */
export async function parsePieces(text: string, name: string, part: string, most = 100_000): Promise<Element[]> {
  // A document type may define entities that grow without end. Spreadsheets have none.
  if (/<!DOCTYPE/i.test(text)) throw badFile({}, `${part} defines a document type`, 'no spreadsheet does; check where the file is from')
  const found: Element[] = []
  const end = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g')
  let from = text.search(new RegExp(`<(?:\\w+:)?${name}[\\s>/]`))
  while (from >= 0) {
    let upTo = 0
    for (let count = 0; count < together && end.exec(text); count++) upTo = end.lastIndex
    // What follows the last end are elements without content, and the rest of the part.
    if (upTo === 0) break
    for (const element of parsePiece(text.slice(from, upTo), name, part)) found.push(element)
    if (found.length > most) throw badFile({}, `${part} has more than ${most} of <${name}>`, 'no published report does; check the file')
    if (end.lastIndex === 0) break
    from = upTo
    await setImmediate()
  }
  return found
}

/** The elements of one name in a stretch of XML that may have several roots. */
export function parsePiece(text: string, name: string, part: string): readonly Element[] {
  const whole = `<piece>${text}</piece>`
  const sound = XMLValidator.validate(whole)
  if (sound !== true) throw badFile({}, `${part} is no sound XML (${sound.err.msg})`, 'save the spreadsheet again')
  const [root] = (parser.parse(whole) as { piece: Element[] }).piece
  return list(root, name)
}

/** The members of one name; none when there is no such. */
export function list(element: Element | undefined, name: string): readonly Element[] {
  const members = typeof element === 'object' ? element[name] : undefined
  return Array.isArray(members) ? members : []
}

/** An attribute; empty when it is not there. */
export function attribute(element: Element, name: string): string {
  const value = typeof element === 'object' ? element[`@${name}`] : undefined
  return typeof value === 'string' ? value : ''
}

/** The text directly in an element. */
export function textOf(element: Element | undefined): string {
  const text = typeof element === 'object' ? element['#text'] : element
  return typeof text === 'string' ? text : ''
}
