import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

const directory = fileURLToPath(new URL('../../../../../shared/data/raking-reference/', import.meta.url))
const present = existsSync(directory)
if (!present) console.warn('Tests of weighting against R’s numbers are left out: the reference tables are not beside the checkout')

/** Tests that need R's tables: left out where they are absent, except where everything has to be tested. */
export const describeWithReference = present || process.env.CI === 'true' ? describe : describe.skip

export const referenceText = (path: string): string => readFileSync(directory + path, 'utf8')

/** The rows of a table of R's, each as its columns by name. */
export function referenceTable(path: string): Record<string, string>[] {
  const [head = [], ...rows] = referenceText(path)
    .trim()
    .split('\n')
    .map(line => [...line.matchAll(/"([^"]*)"|([^,"]+)/g)].map(match => match[1] ?? match[2] ?? ''))
  return rows.map(row => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

/** One column of a table as numbers. */
export const numbers = (rows: readonly Record<string, string>[], column: string): number[] => rows.map(row => Number(row[column]))
