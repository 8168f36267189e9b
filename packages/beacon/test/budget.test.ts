import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundle } from '../bundle.mjs'

const budget: Record<string, { gzip: number }> = JSON.parse(readFileSync(new URL('../budget.json', import.meta.url), 'utf8'))

test.each(Object.entries(budget))('%s keeps to its budget', async (path, { gzip }) => {
  const built = await bundle({ write: false })
  expect(gzipSync(built[path]!, { level: 9 }).length).toBeLessThanOrEqual(gzip)
})
