import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Problem } from '@sweeps/model'
import { makeDirectory } from '@sweeps/model/make-directory'
import Type, { Compile } from '@sweeps/model/typebox'

/** The list of what an export wrote: by it the next one knows its own files from others. */
const inventory = 'sweeps-site.json'
const Inventory = Compile(Type.Object({ format: Type.Literal('sweeps-site/1'), files: Type.Array(Type.String()) }))

/**
 * A directory that becomes whole at once: files are written beside it, and take its place when all of them are there. It must be empty, new,
 * or hold nothing but what an earlier export wrote. Throws `usage`.
 */
export class SiteDirectory {
  readonly path: string
  readonly #part: string
  readonly #files: string[] = []

  constructor(path: string) {
    this.path = resolve(path)
    checkMayBeReplaced(this.path)
    this.#part = `${this.path}.part-${process.pid}`
    rmSync(this.#part, { recursive: true, force: true })
    makeDirectory(this.#part)
  }

  get files(): number {
    return this.#files.length
  }

  write(file: string, content: string | Uint8Array): void {
    const path = join(this.#part, file)
    if (!path.startsWith(this.#part + sep)) throw new Error(`${file} lies outside the site`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    this.#files.push(file)
  }

  /** Puts what was written in the place of what was there. */
  finish(): void {
    writeFileSync(join(this.#part, inventory), `${JSON.stringify({ format: 'sweeps-site/1', files: this.#files.sort() }, null, 1)}\n`)
    // Somebody may have put a file there meanwhile.
    checkMayBeReplaced(this.path)
    const old = `${this.path}.old-${process.pid}`
    if (existsSync(this.path)) renameSync(this.path, old)
    try {
      renameSync(this.#part, this.path)
    } catch (error) {
      if (existsSync(old)) renameSync(old, this.path)
      throw error
    }
    rmSync(old, { recursive: true, force: true })
  }

  /** Leaves everything as it was. */
  abandon(): void {
    rmSync(this.#part, { recursive: true, force: true })
  }
}

function checkMayBeReplaced(path: string): void {
  if (!existsSync(path)) return
  const there = filesIn(path)
  if (there.length === 0) return
  if (!there.includes(inventory))
    throw new Problem('usage', `${path} is not empty and was not written by this export: name a new directory, or empty that one`)
  const own = new Set([inventory, ...inventoryOf(join(path, inventory))])
  const foreign = there.find(file => !own.has(file))
  if (foreign !== undefined)
    throw new Problem('usage', `${path} holds ${foreign}, which this export did not write and would take away: move it elsewhere first`)
}

function inventoryOf(path: string): string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (Inventory.Check(value)) return value.files
  } catch {
    // Said below.
  }
  throw new Problem('usage', `${path} is not as an export wrote it: name a new directory, or empty that one`)
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => !entry.isDirectory())
      .map(entry => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
  } catch (error) {
    throw new Problem('usage', `${path} is no directory that can be read (${(error as NodeJS.ErrnoException).code})`)
  }
}
