import { Problem } from '@sweeps/model'
import { parse } from 'csv-parse/sync'
import type { Pseudonyms } from '../../plays/index.js'
import { textOf } from '../../tables/index.js'
import { checkPanel } from '../check-panel.js'
import { readPanelDefinition } from '../definition.js'
import { rosterOf } from '../import-panel.js'
import { bytesOf } from '../read/bundle.js'
import { readPanelFiles } from '../read/panel-files.js'
import { fileOf, inFile, type PartRow, partOf, readPart } from '../read/panel-part.js'
import { readViewing } from '../read/read-viewing.js'
import type { WeekFiles } from './repeat-week.js'

/** Weights as a file gives them: by `kind start`, then by person. */
export type GivenWeights = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Files that are no part of a panel, and what of them is read. */
const besides = new Set(['edition.json', 'catalogue.csv', 'weights.csv', 'SHA256SUMS'])

/**
 * Reads the files of a panel's week, given by name and path, as an import would. Throws `invalid-file`, which names the file that is missing or
 * wrong.
 */
export async function readWeekFiles(
  paths: ReadonlyMap<string, string>,
  pseudonyms: Pseudonyms,
): Promise<WeekFiles & { weights: GivenWeights }> {
  const pathOf = (file: string): string => {
    const path = paths.get(file)
    if (path === undefined) throw new Problem('invalid-file', `${file} is missing: an edition is repeated from all of its files`)
    return path
  }
  const definition = inFile('definition', () => readPanelDefinition(textOf(bytesOf(pathOf('panel.json'), 'panel.json')).text))
  const parts = new Map<string, PartRow[]>()
  for (const [file, path] of paths) {
    if (besides.has(file)) continue
    const part = partOf(file)
    if (part === 'definition' || part === 'viewing') continue
    parts.set(part, (await readPart(part, bytesOf(path, fileOf(part)), definition.weighting.base)).rows)
  }
  const files = readPanelFiles(definition, parts)
  checkPanel(files)
  const messages: WeekFiles['messages'][number][] = []
  for await (const message of readViewing(pathOf('viewing.ndjson'), rosterOf(files), pseudonyms)) messages.push(message)
  const catalogue = rowsOf(pathOf('catalogue.csv'), 'catalogue.csv')
  const weights = new Map<string, Map<string, number>>()
  for (const cells of rowsOf(pathOf('weights.csv'), 'weights.csv')) {
    const period = `${cells['kind']} ${cells['start']}`
    const known = weights.get(period) ?? new Map<string, number>()
    known.set(cells['person']!, Number(cells['weight']))
    weights.set(period, known)
  }
  return {
    files,
    messages,
    catalogue: new Map(
      catalogue.map(cells => [
        `${cells['service']}\0${cells['content']}`,
        {
          ...{ title: cells['title'] ?? '', titleName: cells['title_name'] ?? '', season: Number(cells['season'] ?? 0) },
          ...{ kind: cells['kind'] ?? '', origin: cells['origin'] ?? '', language: cells['language'] ?? '' },
        },
      ]),
    ),
    weights,
  }
}

/** The rows of a table that Sweeps wrote, its cells as they are. */
function rowsOf(path: string, file: string): Record<string, string>[] {
  try {
    return parse(bytesOf(path, file), { columns: true })
  } catch (error) {
    throw new Problem('invalid-file', `${file} is not as Sweeps wrote it: ${(error as Error).message}`)
  }
}
