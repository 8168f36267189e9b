import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newsSince } from '../src/commands/news.js'

const changelog = `# Changelog

In words.

## Unreleased

### Added

- A thing.

## 0.2.0 – 2027-01-15

### Changed

- Another.

## [v0.1.0]

The first.
`

test('the latest, or all that came after a version', () => {
  expect(newsSince(changelog)).toEqual([{ name: 'Unreleased', text: '### Added\n\n- A thing.' }])
  expect(newsSince(changelog, '0.1.0').map(({ name }) => name)).toEqual(['Unreleased', '0.2.0 – 2027-01-15'])
  expect(newsSince(changelog, 'v0.2.0').map(({ name }) => name)).toEqual(['Unreleased'])
  expect(() => newsSince(changelog, '0.1')).toThrow('the changelog has no 0.1; it has Unreleased, 0.2.0 – 2027-01-15, [v0.1.0]')
})

test('our own changelog has news since the first version', () => {
  const text = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8')
  expect(newsSince(text, '0.1.0').length).toBeGreaterThan(0)
})
