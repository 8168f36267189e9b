import { setImmediate } from 'node:timers/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { badFile } from './bad-file.js'

/** An element: its members by name, always in lists, attributes with `@`, its text as `#text`. An element of text alone is that text. */
export type Element = string | { readonly [name: string]: Element[] | string }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
})

const piece = 500

/**
 * All elements of one name, in order, of a part of a spreadsheet: `row` of a sheet, `si` of its texts. `part` names it in errors.
 *
 * It is parsed some hundred elements at a time, and others may run in between: a whole sheet as one tree would hold the process up
 * for a second and take a hundred times its size in memory. Throws `invalid-file`.
 */
export async function parsePieces(text: string, name: string, part: string, most: number): Promise<Element[]> {
  // A document type may define entities that grow without end. Sheets have none.
  if (/<!DOCTYPE/i.test(text)) throw badFile({}, `${part} defines a document type`, 'no spreadsheet does; check where the file is from')
  const ends = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g')
  const found: Element[] = []
  let at = firstOf(text, name)
  for (let from = at, count = 0; at < text.length && from >= 0; ) {
    const end = ends.exec(text)
    if (end && end.index >= from) count++
    if (end && count % piece > 0) continue
    const upTo = end ? ends.lastIndex : lastOf(text, from)
    for (const element of parsePiece(text.slice(from, upTo), name, part)) found.push(element)
    if (found.length > most) throw badFile({}, `${part} has more than ${most} lines`, 'no published report does; check the file')
    if (!end) break
    from = upTo
    at = upTo
    await setImmediate()
  }
  return found
}

function parsePiece(text: string, name: string, part: string): Element[] {
  const whole = `<piece>${text}</piece>`
  const sound = XMLValidator.validate(whole)
  if (sound !== true) throw badFile({}, `${part} is no sound XML (${sound.err.msg})`, 'save the spreadsheet again')
  const { piece } = parser.parse(whole) as { piece: [Element] }
  const [root] = piece
  return typeof root === 'object' ? ((root[name] as Element[] | undefined) ?? []) : []
}
