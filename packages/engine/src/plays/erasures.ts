import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Pseudonyms } from './pseudonyms.js'

/** A viewer, and the account of the same id, as hashes. Account `0`: none. */
export interface Erasable {
  viewer: string
  account: string
}

/**
 * Remembers who was erased, in a file of the data directory that is no part of a backup: a backup from before still has them, and after
 * it is restored they are erased again. What is written is a keyed hash of the hash: it finds somebody who is there, and names nobody.
 */
export class Erasures {
  readonly path: string
  readonly #pseudonyms: Pseudonyms

  constructor(directory: string, pseudonyms: Pseudonyms) {
    this.path = join(directory, 'erased')
    this.#pseudonyms = pseudonyms
  }

  /** On the disk when it returns: an erasure that is cut off is finished by whoever asks for it again, or by a restore. */
  remember(people: readonly Erasable[]): void {
    const known = this.#marks()
    const lines = people
      .flatMap(({ viewer, account }) => [viewer, account])
      .map(hash => this.#pseudonyms.markOf(hash))
      .filter(mark => !known.has(mark))
    if (lines.length === 0) return
    const file = openSync(this.path, 'a', 0o600)
    try {
      writeSync(file, `${lines.join('\n')}\n`)
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** Which of these hashes were erased. */
  of(hashes: Iterable<string>): string[] {
    const marks = this.#marks()
    return marks.size === 0 ? [] : [...hashes].filter(hash => marks.has(this.#pseudonyms.markOf(hash)))
  }

  #marks(): Set<string> {
    return new Set(existsSync(this.path) ? readFileSync(this.path, 'utf8').split('\n').filter(Boolean) : [])
  }
}
