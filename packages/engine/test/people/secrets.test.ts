import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { secrets } from '../../src/people/index.js'
import { scratch } from '../store/ask.js'

let directory: string
let remove: () => void
beforeEach(() => {
  ;({ path: directory, remove } = scratch())
})
afterEach(() => remove())
const file = (): string => join(directory, 'secrets.json')

test('are made once, for the owner only', () => {
  const first = secrets(directory)
  expect(first.viewerKey.length).toBe(32)
  expect(first.cookieKey.length).toBe(32)
  expect(first.viewerKey.equals(first.cookieKey)).toBe(false)
  expect(first.warnings).toEqual([])
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(readdirSync(directory)).toEqual(['secrets.json'])
  expect(secrets(directory)).toEqual(first)
})

test('that a start left half-written are made anew', () => {
  writeFileSync(join(directory, 'secrets.json.part'), '{"view')
  expect(secrets(directory).viewerKey.length).toBe(32)
  expect(readdirSync(directory)).toEqual(['secrets.json'])
})

test.each([
  ['is empty', ''],
  ['is cut off', '{"viewerKey":"abc'],
  ['is no object', 'null'],
  ['has a short key', JSON.stringify({ viewerKey: 'AAAA', cookieKey: Buffer.alloc(32).toString('base64') })],
  ['lacks a key', JSON.stringify({ viewerKey: Buffer.alloc(32).toString('base64') })],
])('a file that %s is refused and left as it is', (_, text) => {
  writeFileSync(file(), text, { mode: 0o600 })
  expect(() => secrets(directory)).toThrow(/secrets\.json is damaged: .*restore it from a backup/)
  expect(readFileSync(file(), 'utf8')).toBe(text)
})

test('a file that others can read is used, with a warning', () => {
  secrets(directory)
  chmodSync(file(), 0o644)
  expect(secrets(directory).warnings).toEqual([`other users of this machine can read ${file()}: chmod 600 ${file()}`])
})

test.each([
  ['the engine', 'store/data/sweeps/spans/20210809_1_1_0', undefined],
  ['the journal', 'journal', 'segment-1'],
])('a lost file is not made anew when there are plays in %s', (_, folder, name) => {
  mkdirSync(join(directory, folder), { recursive: true })
  if (name) writeFileSync(join(directory, folder, name), 'plays')
  expect(() => secrets(directory)).toThrow(/is missing although there are data: restore it from a backup/)
  expect(readdirSync(directory)).not.toContain('secrets.json')
})

test('an empty engine and journal are no data', () => {
  mkdirSync(join(directory, 'store/data/sweeps/spans/detached'), { recursive: true })
  mkdirSync(join(directory, 'journal'))
  writeFileSync(join(directory, 'journal', 'segment-1'), '')
  expect(secrets(directory).viewerKey.length).toBe(32)
})
