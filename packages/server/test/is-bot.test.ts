import { readFileSync } from 'node:fs'
import { list } from 'isbot'
import { describe, expect, test } from 'vitest'
import { appWords } from '../src/collect/app-words.js'
import { isBot } from '../src/collect/is-bot.js'

/** User agents as makers of devices, apps, libraries and search engines document them, one a line. */
const agents = (name: string): string[] =>
  readFileSync(new URL(`./user-agents/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

describe.each(['people', 'programs'])('%s that play', name => {
  test.each(agents(name))('%s', agent => {
    expect(isBot(agent)).toBe(false)
  })
})

test.each(agents('robots'))('a robot: %s', agent => {
  expect(isBot(agent)).toBe(true)
})

test('who says nothing is no robot', () => {
  expect(isBot(undefined)).toBe(false)
  expect(isBot('')).toBe(false)
})

test('the words that are left out are still those of the library', () => {
  for (const word of appWords) expect(list).toContain(word)
})
