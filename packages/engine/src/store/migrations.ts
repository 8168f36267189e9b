import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('./migrations/', import.meta.url)

/** The migrations of this version of Sweeps, in order. */
export const migrations: readonly { number: number; name: string; statements: string[] }[] = readdirSync(folder)
  .filter(file => file.endsWith('.sql'))
  .sort()
  .map(file => ({
    number: Number(file.slice(0, 4)),
    name: file.slice(5, -4),
    statements: statements(readFileSync(new URL(file, folder), 'utf8')),
  }))

/** A statement ends with a semicolon at the end of a line. */
function statements(sql: string): string[] {
  return sql
    .split(/;[ \t]*\n/)
    .map(text => text.trim())
    .filter(text => text.replaceAll(/--.*$/gm, '').trim() !== '')
}
