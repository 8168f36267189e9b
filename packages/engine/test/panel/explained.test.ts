import { existsSync } from 'node:fs'
import { Edition, EditionChange, explainedNumbers, explanations, PanelCorrection, PanelFacts, panelMetrics } from '@sweeps/model'
import { expect, test } from 'vitest'
import { type AnyOperation, operations } from '../../src/index.js'
import { explainMetric } from '../../src/seasons/index.js'

/** What is no figure: names of things, and where to find them. */
const names = [
  ...['number', 'version', 'methodVersion', 'seed', 'season', 'episode', 'percent'],
  ...['catalogue.before', 'catalogue.after'],
]

interface Schema {
  type?: string
  anyOf?: Schema[]
  items?: Schema | Schema[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
}

/** Paths of all numbers of a schema. */
function numbersOf(schema: Schema, path: string): string[] {
  const { type, anyOf = [], items, properties = {}, patternProperties = {} } = schema
  return [
    ...(type === 'number' || type === 'integer' ? [path] : []),
    ...anyOf.flatMap(one => numbersOf(one, path)),
    ...[items ?? []].flat().flatMap(one => numbersOf(one, path)),
    ...Object.entries(properties).flatMap(([name, one]) => numbersOf(one, `${path}.${name}`)),
    ...Object.values(patternProperties).flatMap(one => numbersOf(one, `${path}.*`)),
  ]
}

const ofPanels: AnyOperation[] = Object.values(operations as Record<string, AnyOperation>).filter(
  ({ name }) => name.startsWith('panel-') && !['panel-undo', 'panel-versions', 'panel-export', 'panel-withdraw'].includes(name),
)
const entry = ((((Edition as Schema).properties!['lists']!.items as Schema).properties!['entries']!.items as Schema).properties ??
  {}) as Record<string, Schema>
const numbers = [
  ...new Set([
    ...ofPanels.flatMap(({ name, output }) => numbersOf(output as Schema, name)),
    ...numbersOf(PanelCorrection as Schema, 'correction'),
    ...numbersOf(PanelFacts as Schema, 'facts'),
    ...numbersOf(EditionChange as Schema, 'change'),
    ...['standardError', 'interval', 'relativeError', 'rankRange'].flatMap(name => numbersOf(entry[name]!, `entry.${name}`)),
  ]),
]
const ends = (path: string, member: string): boolean => path === member || path.endsWith(`.${member}`)

test('every number of an answer about a panel is explained, or named as none', () => {
  expect(ofPanels.length).toBeGreaterThan(7)
  const members = [...names, ...Object.values(panelMetrics).flatMap(({ members }) => members)]
  expect(numbers.filter(path => !members.some(member => ends(path, member)))).toEqual([])
})

test('what is explained is in an answer, under the name that it is explained by', () => {
  const gone = Object.values(panelMetrics).flatMap(({ id, members }) =>
    members.filter(member => !numbers.some(path => ends(path, member))).map(member => `${id}: ${member}`),
  )
  // A status is a word.
  expect(gone).toEqual(['editionStatus: status'])
})

test('each has a definition, a formula, what it does not say, and a page that is there; no other number has its name', () => {
  const all = Object.keys(panelMetrics)
  expect(all.filter(id => explainedNumbers[id as keyof typeof explainedNumbers] !== panelMetrics[id as keyof typeof panelMetrics])).toEqual(
    [],
  )
  for (const id of all) {
    const { formula, caveats, method } = explainMetric(id)
    expect([id, formula.length > 0, caveats.length > 0]).toEqual([id, true, true])
    expect([id, existsSync(new URL(`../../../../${method}`, import.meta.url))]).toEqual([id, true])
  }
  expect(new Set(Object.values(explanations).map(({ page }) => page)).has('panel/editions.md')).toBe(true)
})

test('with the SQL that reads it, where there is any', () => {
  expect(explainMetric('viewersPerView').sql.map(({ text }) => text.startsWith('-- one row'))).toEqual([true, true])
  expect(explainMetric('designEffect').sql).toEqual([])
})
