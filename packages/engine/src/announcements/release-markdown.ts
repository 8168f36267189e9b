import type { Announcement, ReleaseParagraph } from '@sweeps/model'
import { dayInWords } from './words.js'

/** An announcement as Markdown with footnotes. Nothing in it can become markup that was not meant. */
export function releaseMarkdown({ release, version, state, embargo }: Announcement): string {
  const { headline, deck, place, date, lead, quotes, sections, remarks, notes, contact } = release
  const words = {
    draft: 'Draft, not for publication',
    approved: 'Approved, not yet published',
    embargoed: `Under embargo until ${embargo}`,
    published: '',
  }
  const head = [words[state], version > 1 ? `Version ${version}` : ''].filter(Boolean).join(' · ')
  const dateline = `**${plain(place ? `${place}, ${dayInWords(date)}` : dayInWords(date))}** – `
  return [
    ...(head ? [`*${plain(head)}*`] : []),
    `# ${plain(headline)}`,
    ...(deck.length > 0 ? [`**${flat(deck)}**`] : []),
    dateline + flat(lead),
    ...quotes.map(({ by, words }) => `> “${plain(words)}”\n>\n> – ${plain(by)}`),
    ...sections.flatMap(({ heading, paragraphs }) => [`## ${plain(heading)}`, ...paragraphs.map(flat)]),
    ...(remarks.length > 0 ? ['## Notes to editors', remarks.map(one => `- ${plain(one)}`).join('\n')] : []),
    ...(contact ? [`Contact: ${plain(contact)}`] : []),
    notes.map(({ number, text, address }) => `[^${number}]: ${plain(text)}${address ? ` ${link(address)}` : ''}`).join('\n'),
    '',
  ].join('\n\n')
}

const flat = (paragraph: ReleaseParagraph): string =>
  paragraph.map(({ text, notes }) => plain(text) + notes.map(number => `[^${number}]`).join('')).join(' ')

/** Text whose every character stands for itself. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#+|~^$!&]/g, '\\$&')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/^(\s*)([-=:])/, '$1\\$2')

/** Only addresses of the web become links. */
const link = (address: string): string => (/^https?:\/\/[^\s<>]+$/i.test(address) ? `<${address}>` : plain(address))
