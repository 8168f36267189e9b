import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A journal file: records one after the other, numbered in the order they were begun. */
export interface Segment {
  number: number
  path: string
}

const pattern = /^(\d{10})\.journal$/

export const segmentPath = (directory: string, number: number): string => join(directory, `${String(number).padStart(10, '0')}.journal`)

/** The segments of a journal, oldest first. Makes the directory on first use. */
export function listSegments(directory: string): Segment[] {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return readdirSync(directory)
    .flatMap(file => {
      const match = pattern.exec(file)
      return match ? [{ number: Number(match[1]), path: join(directory, file) }] : []
    })
    .sort((a, b) => a.number - b.number)
}

/** A new or removed file is durable only when its directory is. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A segment whose every record is in the engine goes; one with damage is kept aside for whoever wants to look. */
export async function retireSegment(directory: string, segment: Segment, damaged: boolean): Promise<void> {
  if (!existsSync(segment.path)) return
  if (damaged && statSync(segment.path).size > 0) {
    mkdirSync(join(directory, 'damaged'), { recursive: true })
    renameSync(segment.path, join(directory, 'damaged', `${segment.number}-${Date.now()}.journal`))
  }
  // Removing takes milliseconds on a busy disk: not on the thread that answers players.
  else await unlink(segment.path)
}

/** Segments with damage that were set aside. */
export function damagedSegments(directory: string): string[] {
  const aside = join(directory, 'damaged')
  return existsSync(aside) ? readdirSync(aside).map(file => join(aside, file)) : []
}
