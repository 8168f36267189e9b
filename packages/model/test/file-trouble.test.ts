import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileTrouble } from '../src/file-trouble.js'
import { Problem } from '../src/problem.js'

const directory = mkdtempSync(join(tmpdir(), 'sweeps-test-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const file = join(directory, 'file')
writeFileSync(file, 'x')

const caught = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test.each([
  ['a part that is a file', () => writeFileSync(join(file, 'x'), ''), /file.x cannot be used \(ENOTDIR\): a part of the path is a file/],
  ['a directory in its place', () => writeFileSync(directory, ''), /\(EISDIR\): it is a directory: name a file/],
  ['a name that is too long', () => writeFileSync(join(directory, 'a'.repeat(300)), ''), /\(ENAMETOOLONG\): a name in it is too long/],
  ['a full disk', () => writeFileSync('/dev/full', 'x'), /^the disk is full: make room, then do it again$/],
])('%s is said in words', (_, work, words) =>
  expect((fileTrouble(caught(work)) as Problem | undefined)?.message ?? 'undefined').toMatch(words),
)

test('what is missing, and anything else, is a defect still', () => {
  expect(fileTrouble(caught(() => readFileSync(join(directory, 'none'))))).toBeUndefined()
  for (const other of [new Error('x'), new Problem('usage', 'x'), 'ENOSPC', null, undefined]) expect(fileTrouble(other)).toBeUndefined()
})
