import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '@sweeps/model'

export interface Secrets {
  /** Key of the hashes that stand for viewers and accounts. Lost, everybody would become somebody else. */
  viewerKey: Buffer
  /** Signs the cookies of sessions. */
  cookieKey: Buffer
  /** What somebody should know: others can read the file. */
  warnings: string[]
}

/** Where the secrets of a data directory are, unless a path says that several share theirs. */
export const secretsPath = (directory: string, path?: string): string => path ?? join(directory, 'secrets.json')

export interface SecretsOptions {
  /** The file; `secrets.json` beside the data when absent. */
  path?: string | undefined
  /** False: a file that is not there is not made. Default true. */
  make?: boolean
}

/**
 * The secrets of a data directory, in `secrets.json` beside the data, or in a file that several directories share. Made at first use; never
 * made again once there are data: throws `store-unusable` when the file is gone or damaged then, or may not be made.
 */
export function secrets(directory: string, { path: shared, make = true }: SecretsOptions = {}): Secrets {
  const path = secretsPath(directory, shared)
  if (!existsSync(path)) {
    if (hasData(directory)) throw unusable(`${path} is missing although there are data`)
    if (!make)
      throw new Problem(
        'store-unusable',
        `${path} is missing, and a program beside others makes no secrets of its own: name with SWEEPS_SECRETS the file that the server of these data has, or copy it here`,
      )
    try {
      write(path)
    } catch (error) {
      throw new Problem(
        'store-unusable',
        `${path} cannot be written (${(error as NodeJS.ErrnoException).code}): give this user write access to its folder, or name another`,
        {},
        { cause: error },
      )
    }
  }
  return read(path)
}

function read(path: string): Secrets {
  const parsed = parse(path)
  const key = (name: 'viewerKey' | 'cookieKey'): Buffer => {
    const bytes = Buffer.from(String(parsed[name] ?? ''), 'base64')
    if (bytes.length !== 32) throw unusable(`${path} is damaged: ${name} is not 32 bytes in base64`)
    return bytes
  }
  const open = statSync(path).mode & 0o077
  return {
    viewerKey: key('viewerKey'),
    cookieKey: key('cookieKey'),
    warnings: open ? [`other users of this machine can read ${path}: chmod 600 ${path}`] : [],
  }
}

function parse(path: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Problem(
      'store-unusable',
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): give this user access`,
      {},
      { cause: error },
    )
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw unusable(`${path} is damaged: it is no JSON object`)
}

/**
 * All or nothing: a half-written file would be refused at the next start, and nobody could say what it was. Of two programs that make it at
 * the same time one does, and both read that.
 */
function write(path: string): void {
  // What an earlier version may have left half-written.
  rmSync(`${path}.part`, { force: true })
  const part = `${path}.${process.pid}.part`
  const text = JSON.stringify({ viewerKey: randomBytes(32).toString('base64'), cookieKey: randomBytes(32).toString('base64') })
  rmSync(part, { force: true })
  const file = openSync(part, 'wx', 0o600)
  try {
    writeSync(file, `${text}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  rmSync(part, { force: true })
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Whether plays were ever taken in here: parts of the embedded engine's spans, or journal files. */
function hasData(directory: string): boolean {
  const parts = names(join(directory, 'store', 'data', 'sweeps', 'spans')).filter(
    name => name !== 'detached' && name !== 'format_version.txt',
  )
  const journal = join(directory, 'journal')
  return parts.length > 0 || names(journal).some(name => statSync(join(journal, name)).size > 0)
}

const names = (path: string): string[] => (existsSync(path) ? readdirSync(path) : [])

const unusable = (what: string): Problem =>
  new Problem('store-unusable', `${what}: restore it from a backup; with a new one every viewer would become somebody else`)
