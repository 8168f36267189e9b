import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceIds, sourceOf, sources } from '../src/index.js'

const page = new URL('../../../docs/guides/import-histories.md', import.meta.url)
const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const list = (texts: readonly string[]): string => texts.join('; ') || '–'

/** The cells of all tables of a text, however they are padded. */
const cellsOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter(line => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .map(line => line.split(/(?<!\\)\|/).map(text => text.trim()))

/** The page's table is what the sources say of themselves; UPDATE_DOCS=1 writes it anew. */
test('the guide says of each source what it says of itself', () => {
  const all = sourceIds.map(id => sources[id])
  const made = [
    table(
      ['source', 'reads', 'reports as it happens to', 'a play is', 'playhead', 'counts as playing between two records', 'viewer'],
      all.map(source => [
        ...[`\`${source.id}\`: ${source.name}${source.estimate ? ' (an estimate)' : ''}`, source.reads],
        ...[source.sends ?? '–', source.play, source.playhead],
        ...[source.bridgesMs === null ? 'a record is a whole sitting' : `up to ${source.bridgesMs / 1000} s`, source.viewer],
      ]),
    ),
    table(
      ['source', 'cannot know', 'leaves out itself'],
      all.map(source => [`\`${source.id}\``, list(source.unknown), list(source.leavesOut)]),
    ),
  ].join('\n\n')
  const text = readFileSync(page, 'utf8')
  const [before, rest = ''] = text.split('<!-- sources -->')
  const [, after = ''] = rest.split('<!-- /sources -->')
  const wanted = `${before}<!-- sources -->\n\n${made}\n\n<!-- /sources -->${after}`
  if (process.env['UPDATE_DOCS']) writeFileSync(page, wanted)
  expect(cellsOf(readFileSync(page, 'utf8'))).toEqual(cellsOf(wanted))
})

test('what older versions wrote is our own', () => {
  expect(['beacon', 'file', '', 'native', 'tautulli'].map(sourceOf)).toEqual(['native', 'native', 'native', 'native', 'tautulli'])
})
