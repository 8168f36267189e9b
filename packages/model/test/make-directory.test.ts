import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDirectory } from '../src/make-directory.js'

test('a directory is made with all above it, and left as it is when it is there', () => {
  const root = mkdtempSync(join(tmpdir(), 'sweeps-directory-'))
  try {
    const path = join(root, 'a/b/c')
    makeDirectory(path, 0o700)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    makeDirectory(path)
    expect(statSync(path).mode & 0o777).toBe(0o700)
  } finally {
    rmSync(root, { recursive: true })
  }
})

test.skipIf(!existsSync('/proc/self'))('where nothing can be made it says so, and does not try for ever', () => {
  for (const path of ['/proc/sweeps', '/proc/sweeps/data'])
    expect(() => makeDirectory(path)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining('name another path') }),
    )
})
