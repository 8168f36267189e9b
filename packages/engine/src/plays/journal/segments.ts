import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, statSync, unlinkSync } from 'node:fs'
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
export function syncDirectory(directory: string): void {
  const fd = openSync(directory, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** A segment whose every record is in the engine goes; one with damage is kept aside for whoever wants to look. */
export function retireSegment(directory: string, segment: Segment, damaged: boolean): void {
  if (!existsSync(segment.path)) return
  if (damaged && statSync(segment.path).size > 0) {
    mkdirSync(join(directory, 'damaged'), { recursive: true })
    renameSync(segment.path, join(directory, 'damaged', `${segment.number}-${Date.now()}.journal`))
  } else unlinkSync(segment.path)
}

/** Segments with damage that were set aside. */
export function damagedSegments(directory: string): string[] {
  const aside = join(directory, 'damaged')
  return existsSync(aside) ? readdirSync(aside).map(file => join(aside, file)) : []
}
