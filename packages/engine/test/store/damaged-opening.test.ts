import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { newDirectory } from '../new-directory.js'

test('a damaged index of what every opening reads is no defect: it is said, with what to do', async () => {
  const directory = await newDirectory()
  const table = join(directory, 'store/data/sweeps/migrations')
  const files = readdirSync(table, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('/primary.cidx'))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    const bytes = readFileSync(join(table, file))
    writeFileSync(join(table, file), bytes.fill(0xff, 16, bytes.length))
  }
  await expect(openStore({ directory })).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringContaining('sweeps restore'),
  })
})
