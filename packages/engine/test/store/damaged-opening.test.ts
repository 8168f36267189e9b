import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { newDirectory } from '../new-directory.js'

test.each(['primary.cidx', 'data.bin'])(
  'a damaged %s of what every opening reads is no defect: it is said, with what to do',
  async file => {
    const directory = await newDirectory()
    const table = join(directory, 'store/data/sweeps/migrations')
    const paths = readdirSync(table, { recursive: true, encoding: 'utf8' }).flatMap(path =>
      path.endsWith('/primary.cidx') ? [join(table, path)] : [],
    )
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) {
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0xff, 16, bytes.length))
    }
    await expect(openStore({ directory })).rejects.toMatchObject({
      code: 'store-unusable',
      message: expect.stringContaining('sweeps restore'),
    })
  },
)
