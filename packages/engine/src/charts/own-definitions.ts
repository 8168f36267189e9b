import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem, parseJson } from '@sweeps/model'
import { type ChartDefinition, readDefinitions } from './definition.js'
import { loadDefinitions } from './load-definitions.js'

/** The shipped chart definitions and those of `charts.json`, which may change while a server runs. */
export class OwnDefinitions {
  readonly #directory: string | undefined
  #seen: string
  #held: ReadonlyMap<string, ChartDefinition>
  #trouble: string | null = null

  /** Throws `invalid-file`: a server does not begin with charts that nobody meant. */
  constructor(directory: string | undefined) {
    this.#directory = directory
    this.#seen = this.#mark()
    this.#held = loadDefinitions(directory)
  }

  /** By id, as they hold. */
  get held(): ReadonlyMap<string, ChartDefinition> {
    return this.#held
  }

  /** What is wrong with `charts.json` as it is now, while what it said before holds; null: nothing. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** Where they are written; undefined: nowhere. */
  get path(): string | undefined {
    return this.#directory === undefined ? undefined : join(this.#directory, 'charts.json')
  }

  /** Reads `charts.json` again if it is another one than before. True: other definitions hold now. */
  look(): boolean {
    const mark = this.#mark()
    if (mark === this.#seen) return false
    this.#seen = mark
    try {
      this.#held = loadDefinitions(this.#directory)
      this.#trouble = null
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.#trouble = error.message
      return false
    }
  }

  /** Those of `charts.json` alone. Throws `invalid-file` where it is wrong. */
  written(): ChartDefinition[] {
    const text = this.#text()
    return text === undefined ? [] : readDefinitions(text, this.path!)
  }

  /** Writes `charts.json` anew, all of it or nothing. Throws `invalid-file` where it is wrong as it is: it is nobody’s to overwrite. */
  write(change: (written: ChartDefinition[]) => ChartDefinition[]): void {
    const text = this.#text()
    const charts = change(this.written())
    const before: unknown = text === undefined ? undefined : parseJson(text)
    // A file that names the schema for editors goes on naming it.
    const after = typeof before === 'object' && before !== null && !Array.isArray(before) ? { ...before, charts } : charts
    const part = `${this.path!}.part`
    writeFileSync(part, `${JSON.stringify(after, null, 2)}\n`)
    renameSync(part, this.path!)
    this.look()
  }

  #text(): string | undefined {
    return this.path === undefined || this.#mark() === 'none' ? undefined : readFileSync(this.path, 'utf8')
  }

  /** Of the file as it is; another one for another file. */
  #mark(): string {
    const found = this.path === undefined ? undefined : statSync(this.path, { throwIfNoEntry: false })
    return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : 'none'
  }
}
