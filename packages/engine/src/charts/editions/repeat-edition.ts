import { readFileSync } from 'node:fs'
import { type Edition, Problem } from '@sweeps/model'
import Type, { type Static } from '@sweeps/model/typebox'
import { readWeekFiles, repeatWeek, repeatWeights } from '../../panel/index.js'
import type { Pseudonyms } from '../../plays/index.js'
import type { ChartDefinition } from '../definition.js'
import type { ListFigures } from '../list-figures.js'
import { listFigures, minutesPerUnit, panelList } from '../panel-source.js'
import { computeLists, inputsHash, type ListInputs } from './compute-week.js'
import { differencesOfLists } from './differences.js'
import { sumOf } from './edition-files.js'
import { editionHash } from './edition-hash.js'
import { readEdition } from './read-edition.js'

/** Weights nearer to each other than this, relative to them, differ by the rounding of another machine. */
const rounding = 1e-9
/** Of weights that differ so many are named. */
const mostNamed = 5

/** What came of repeating an edition of a panel from its files alone. */
export const Repeated = Type.Object({
  id: Type.String({ description: 'of the edition' }),
  equal: Type.Boolean(),
  weights: Type.Integer({ description: 'that were made again and compared, of the week and of its days' }),
  lines: Type.Integer({ description: 'of its lists that were made again: figure, error, interval, rank and range of ranks' }),
  differences: Type.Array(Type.String(), { description: 'whatever does not agree, in words' }),
})
export type Repeated = Static<typeof Repeated>

/**
 * Repeats an edition of a panel from the files that `editionFiles` gives, without any store: its hash, those of its figures and weight sets,
 * every weight, and every line of its lists with errors and ranges of ranks. Throws `invalid-file` for files that cannot be read, and
 * `cannot-weigh` when they cannot be weighted.
 *
 * @param paths of the files by name
 */
export async function repeatEdition(paths: ReadonlyMap<string, string>, pseudonyms: Pseudonyms): Promise<Repeated> {
  const path = paths.get('edition.json')
  if (path === undefined) throw new Problem('invalid-file', 'edition.json is missing: `sweeps panel export` writes it beside the others')
  const edition = readEdition(readFileSync(path, 'utf8'))
  const week = edition.week.start
  const definition = edition.definition as ChartDefinition
  const facts = edition.lists.find(({ panel }) => panel)?.panel
  if (!facts || !edition.inputs)
    throw new Problem('invalid-file', 'edition.json is no edition of a panel with its figures: export it again')
  const read = await readWeekFiles(paths, pseudonyms)
  const lists = definition.lists.map(list => panelList(definition, list))
  const repeated = repeatWeek(read, week, lists, { at: Date.parse(edition.asOf.at), weightSet: facts.weightSet })
  const made = edition.inputs.map(({ list, weeks }): ListInputs => {
    const again = repeated.get(list)
    const figures = again && listFigures(again, definition, read.files.definition, minutesPerUnit(definition))
    return { list, weeks: (weeks as ListFigures[]).map(one => (one.week === week && figures ? figures : one)) }
  })
  const weights = repeatWeights(read.files, week)
  const differences = [
    ...sumsThatDiffer(paths),
    ...hashesThatDiffer(edition),
    ...weightHashes(facts, weights),
    ...weights.flatMap(({ kind, start, weights }) => weightsThatDiffer(`${kind} ${start}`, read.weights.get(`${kind} ${start}`), weights)),
    ...differencesOfLists(edition.lists, computeLists(definition, made, week)),
  ]
  return {
    id: edition.id,
    equal: differences.length === 0,
    weights: weights.reduce((sum, { weights }) => sum + weights.size, 0),
    lines: edition.lists.reduce((sum, { entries }) => sum + entries.length, 0),
    differences,
  }
}

/** Files that are not as they were written. */
function sumsThatDiffer(paths: ReadonlyMap<string, string>): string[] {
  const listed = paths.get('SHA256SUMS')
  if (listed === undefined) return ['SHA256SUMS is missing']
  return readFileSync(listed, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .flatMap(line => {
      const [sum, file = ''] = line.split('  ')
      const path = paths.get(file)
      if (path === undefined) return [`${file || 'a line of SHA256SUMS'}: there is no such file`]
      return sumOf(readFileSync(path)) === sum ? [] : [`${file} is not as it was written: its SHA-256 is another`]
    })
}

function hashesThatDiffer(edition: Edition): string[] {
  const own = editionHash(edition)
  const figures = inputsHash(edition.inputs as ListInputs[])
  return [
    ...(own === edition.hash ? [] : [`edition.json: its hash is ${short(edition.hash)}, its content gives ${short(own)}`]),
    ...(figures === edition.inputsHash
      ? []
      : [`edition.json: the hash of its figures is ${short(edition.inputsHash)}, they give ${short(figures)}`]),
  ]
}

function weightHashes(
  { weightSet, daySets }: { weightSet: { hash: string }; daySets: readonly string[] },
  weights: readonly { kind: string; start: string; hash: string }[],
): string[] {
  return [weightSet.hash, ...daySets].flatMap((hash, at) => {
    const made = weights[at]
    if (!made) return ['the edition names more weight sets than a week has']
    return made.hash === hash
      ? []
      : [`weights of the ${made.kind} ${made.start}: the files give the hash ${short(made.hash)}, not ${short(hash)}`]
  })
}

function weightsThatDiffer(period: string, given: ReadonlyMap<string, number> = new Map(), made: ReadonlyMap<string, number>): string[] {
  const off = [...new Set([...given.keys(), ...made.keys()])].filter(person => {
    const [one, other] = [given.get(person), made.get(person)]
    return one === undefined || other === undefined || !(Math.abs(one - other) <= rounding * (1 + Math.abs(other)))
  })
  const named = off.slice(0, mostNamed).map(person => `${person} ${given.get(person) ?? 'none'}, made again ${made.get(person) ?? 'none'}`)
  return off.length === 0
    ? []
    : [
        `weights.csv, ${period}: ${off.length} of ${made.size} weights are not those that the files give: ${named.join('; ')}${off.length > mostNamed ? ' …' : ''}`,
      ]
}

const short = (hash: string): string => `${hash.slice(0, 12)}…`
