import { createHash } from 'node:crypto'
import { type Edition, Problem } from '@sweeps/model'
import type { Panels } from '../../panel/index.js'
import type { ChartDefinition } from '../definition.js'
import type { ChartSource } from '../list-figures.js'
import { readInputs } from './compute-week.js'

const prefix = 'panel-'

/**
 * All files that an edition of a panel is repeated from, by name, as text: the edition with the figures of every week, what the week was made
 * from, and SHA256SUMS over all of them. Throws `invalid-request` for an edition of no panel.
 */
export async function editionFiles(panels: Panels, source: ChartSource, edition: Edition): Promise<Map<string, string>> {
  const facts = edition.lists.find(({ panel }) => panel)?.panel
  const definition = edition.definition as ChartDefinition
  if (!facts)
    throw new Problem(
      'invalid-request',
      `${edition.id} is no edition of a panel: \`sweeps publish --inputs\` makes a file that stands alone`,
    )
  const { epoch, catalogueVersion, at } = edition.asOf
  const week = edition.week.start
  const files = await panels.filesOf(
    { panel: definition.source.slice(prefix.length), week, hashes: [facts.weightSet.hash, ...facts.daySets] },
    { epoch, version: catalogueVersion, at: Date.parse(at) },
  )
  if (!files) throw new Problem('invalid-request', `${edition.id}: what it was made from is not here any more`)
  const inputs = edition.inputs ?? (await readInputs(source, definition, week, edition.asOf))
  files.set('edition.json', `${JSON.stringify({ ...edition, inputs }, null, 2)}\n`)
  return new Map([...files, ['SHA256SUMS', sumsOf(files)]])
}

/** As `sha256sum` writes and checks them. */
const sumsOf = (files: ReadonlyMap<string, string>): string =>
  [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, text]) => `${sumOf(text)}  ${file}\n`)
    .join('')

export const sumOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
