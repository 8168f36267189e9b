import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyLeavingRoom } from '../../../src/plays/sources/import/copy-leaving-room.js'
import { canMount, mounted } from '../../store/mounted.js'
import { scratch } from '../../world.js'

const megabyte = 1024 * 1024
async function* pieces(megabytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < megabytes; at++) yield Buffer.alloc(megabyte, 1)
}
const free = (path: string): number => {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

if (!canMount) console.warn('NOT TESTED: a full disk. This process may not mount a file system; run the tests as root.')

test.skipIf(!canMount)('a copy is refused before it takes the room that is kept free for plays', async () => {
  const path = scratch()
  const disk = mounted(path, '220m')
  try {
    await copyLeavingRoom(pieces(4), join(path, 'small'))
    expect(existsSync(join(path, 'small'))).toBe(true)
    await expect(copyLeavingRoom(pieces(60), join(path, 'large'))).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('make room'),
    })
    // 128 MB are what a collector wants.
    expect(free(path)).toBeGreaterThan(180 * megabyte)
  } finally {
    disk.unmount()
  }
})
