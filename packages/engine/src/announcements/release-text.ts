import type { Announcement, ReleaseParagraph } from '@sweeps/model'
import { dayInWords } from './words.js'

const width = 78

/** An announcement as plain text, the way releases are mailed: lines of 78 characters, notes at the end. */
export function releaseText(announcement: Announcement): string {
  const { release, version, state, embargo } = announcement
  const { headline, deck, place, date, lead, quotes, sections, remarks, notes, contact } = release
  const dateline = `${place ? `${place.toUpperCase()}, ` : ''}${dayInWords(date)} – `
  const lines = [
    ...statusLines(state, embargo, version),
    ...wrap(headline.toUpperCase()),
    '',
    ...(deck.length > 0 ? [...wrap(flat(deck)), ''] : []),
    ...wrap(dateline + flat(lead)),
    '',
    ...quotes.flatMap(({ by, words }) => [...wrap(`“${words}” – ${by}`), '']),
    ...sections.flatMap(({ heading, paragraphs }) => [heading.toUpperCase(), '', ...paragraphs.flatMap(one => [...wrap(flat(one)), ''])]),
    '– ENDS –',
    '',
    ...(remarks.length > 0 ? ['NOTES TO EDITORS', '', ...remarks.flatMap(one => wrap(`• ${one}`, '  ')), ''] : []),
    ...(notes.length > 0 ? ['SOURCES', ''] : []),
    ...notes.flatMap(({ number, text, address }) => [
      ...wrap(`[${number}] ${text}`, '    '),
      ...(address ? [`    ${printable(address)}`] : []),
    ]),
    ...(contact ? ['', ...wrap(`Contact: ${contact}`)] : []),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function statusLines(state: Announcement['state'], embargo: string | null, version: number): string[] {
  const corrected = version > 1 ? `VERSION ${version}` : ''
  const words = {
    draft: 'DRAFT – NOT FOR PUBLICATION',
    approved: 'APPROVED – NOT YET PUBLISHED',
    embargoed: `UNDER EMBARGO UNTIL ${embargo}`,
    published: 'FOR IMMEDIATE RELEASE',
  }
  return [[words[state], corrected].filter(Boolean).join(' – '), '']
}

/** Runs as one text, the numbers of their notes in brackets before what ends them. */
const flat = (paragraph: ReleaseParagraph): string =>
  paragraph
    .map(({ text, notes }) =>
      notes.length === 0 ? text : text.replace(/[.;]?$/, end => ` ${notes.map(number => `[${number}]`).join('')}${end}`),
    )
    .join(' ')

/** Runs as one text, without their notes. */
export const plainWords = (paragraph: ReleaseParagraph): string => paragraph.map(({ text }) => text).join(' ')

/** Breaks a text into lines; those after the first begin with `indent`. */
function wrap(text: string, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

/** Control characters could make a terminal do things. */
const printable = (text: string): string => text.replace(/(?![\t\n ])[\p{Cc}\p{Cs}]/gu, '')
