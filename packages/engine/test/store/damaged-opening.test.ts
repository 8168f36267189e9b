import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { newDirectory } from '../new-directory.js'

test('damage in what every opening reads is no defect: it is said, with what to do', async () => {
  const directory = await newDirectory()
  const table = join(directory, 'store/data/sweeps/migrations')
  const files = readdirSync(table, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.bin'))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    const bytes = readFileSync(join(table, file))
    writeFileSync(join(table, file), bytes.fill(0xff, 16))
  }
  await expect(openStore({ directory })).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringContaining('sweeps restore'),
  })
})

test.each(['all', 'some'])('a store that has lost %s of its list of migrations does not run them once more', async lost => {
  const directory = await newDirectory()
  const table = join(directory, 'store/data/sweeps/migrations')
  for (const part of readdirSync(table).filter(name => (lost === 'all' ? /^all_/ : /^all_[1-5]_/).test(name)))
    rmSync(join(table, part), { recursive: true })
  await expect(openStore({ directory })).rejects.toMatchObject({
    code: 'store-unusable',
    message: expect.stringMatching(/^the list of migrations of .* is damaged .*sweeps restore/),
  })
})
