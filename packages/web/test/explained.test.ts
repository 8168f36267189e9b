import { readdirSync, readFileSync } from 'node:fs'
import { caseMetrics, explainedNumbers } from '@sweeps/model'
import { expect, test } from 'vitest'

const folder = new URL('../src/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.tsx'))
  .map(file => readFileSync(new URL(file, folder), 'utf8'))
const explained = new Set(sources.flatMap(text => [...text.matchAll(/metric="(\w+)"/g)].map(([, id]) => id!)))

test('what a page explains, the model defines', () => {
  expect([...explained].filter(id => !(id in explainedNumbers))).toEqual([])
})

test('every number of the case is explained on a page', () => {
  const mentioned = (id: string) => explained.has(id) || sources.some(text => text.includes(`'${id}'`))
  expect(Object.keys(caseMetrics).filter(id => !mentioned(id))).toEqual([])
})
