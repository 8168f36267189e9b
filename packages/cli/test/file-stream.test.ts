import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { fileStream } from '../src/file-stream.js'

const directory = mkdtempSync(join(tmpdir(), 'sweeps-file-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('gives the bytes of a file', async () => {
  const path = join(directory, 'here')
  const bytes = Buffer.alloc(300_000, 'play')
  writeFileSync(path, bytes)
  expect((await buffer(fileStream(path))).equals(bytes)).toBe(true)
})

test('a file that is gone fails who reads it, and nobody else', async () => {
  const path = join(directory, 'gone')
  const failed: Error[] = []
  const unread = fileStream(path).on('error', error => failed.push(error))
  await sleep(50)
  unread.destroy()
  expect(failed).toEqual([])
  await expect(buffer(fileStream(path))).rejects.toThrow('ENOENT')
})
