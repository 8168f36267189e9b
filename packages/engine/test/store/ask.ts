import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Type, { type TProperties } from '@sweeps/model/typebox'
import { defineQuery, Int64, type Params } from '../../src/store/index.js'

/** A question for a test, its row shape given column by column. */
export const ask = <T extends TProperties>(sql: string, row: T) => defineQuery<Params, T>({ tag: 'test.ask', sql, row: Type.Object(row) })

export const count = (from: string) => ask(`SELECT count() AS n FROM ${from}`, { n: Int64 })

/** Keeps one thread busy for hours, unless it is stopped. */
export const endless = ask('SELECT sum(cityHash64(number)) AS n FROM numbers(1000000000000) SETTINGS max_threads = 1', { n: Type.String() })

/** A directory of its own, and how to be rid of it. */
export function scratch(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
