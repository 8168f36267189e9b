import { readFileSync, writeFileSync } from 'node:fs'
import { Compile } from '@sweeps/model/typebox'
import { expect, test } from 'vitest'
import { panelFileSchema, readPanelDefinition } from '../../src/panel/index.js'
import { definition } from './panel-world.js'

test('panel.schema.json is the schema that definitions are checked with (UPDATE_SCHEMA=1 writes it)', () => {
  const file = new URL('../../../../docs/schemas/panel.schema.json', import.meta.url)
  const text = `${JSON.stringify(panelFileSchema, null, 2)}\n`
  if (process.env['UPDATE_SCHEMA']) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
  const schema = Compile(JSON.parse(text))
  expect(schema.Check(definition)).toBe(true)
  expect(schema.Check({ ...definition, zonne: 'UTC' })).toBe(false)
})

test.each([
  [{ ...definition, weighting: { ...definition.weighting, margins: ['sex', 'sex'] } }, /names sex twice/],
  [{ ...definition, weighting: { ...definition.weighting, scaleTo: 'age' } }, /scaleTo names age, which is none of the margins/],
  [{ ...definition, weighting: { ...definition.weighting, method: 'household' } }, /the method household weights households/],
  [{ ...definition, weighting: { ...definition.weighting, collapse: { neighbours: { age: {} } } } }, /neighbours names age/],
  [{ ...definition, weighting: { ...definition.weighting, trim: { method: 'clip', low: 3, high: 1 } } }, /trim: low must be below high/],
])('what contradicts itself is said: %#', (value, words) => {
  expect(() => readPanelDefinition(JSON.stringify(value))).toThrow(words)
})
