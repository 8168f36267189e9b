import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText, Problem } from '@sweeps/model'
import { type ChartDefinition, readDefinitions } from './definition.js'

/**
 * The shipped chart definitions and those of `charts.json` in a directory, if there is one. A definition of one's own with a
 * shipped id takes its place. Throws `invalid-file`.
 */
export function loadDefinitions(userDirectory?: string): Map<string, ChartDefinition> {
  const shipped = readDefinitions(readFileSync(new URL('./definitions.json', import.meta.url), 'utf8'), 'the shipped chart definitions')
  const path = userDirectory === undefined ? undefined : join(userDirectory, 'charts.json')
  const own = path && existsSync(path) ? ownDefinitions(path) : []
  const ids = own.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw new Problem('invalid-file', `${path}: chart ${twice} is defined twice: keep one of them`)
  return new Map([...shipped, ...own].map(definition => [definition.id, definition]))
}

function ownDefinitions(path: string): ChartDefinition[] {
  const read = decodeText(readOwn(path))
  if ('refused' in read) throw new Problem('invalid-file', `${path}: ${read.refused}: ${read.advice}`)
  return readDefinitions(read.text, path)
}

function readOwn(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'EISDIR' ? 'is a directory: chart definitions are a file of this name' : `cannot be read (${code}): give this user access`
    throw new Problem('invalid-file', `${path} ${why}`, {}, { cause: error })
  }
}
