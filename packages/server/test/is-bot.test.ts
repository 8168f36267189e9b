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

test.each([
  ...[
    'Talbot TV/1.0',
    'Preview TV/2.3 (tvOS 17)',
    'TalbotTV/1.0',
    'PreviewTV/1.0',
    'Abbot TV/2',
    'Robot Wars TV/1',
    'Spider-Man TV/1.0',
    'Cabot/3.1',
    'Chabot/1.0',
    'Turbot/2',
    'TALBOT/1.0 (iOS 17)',
    'Ribot-App/2.1',
    'Marbot',
  ],
  'Mozilla/5.0 (Linux; Android 12; Talbot TV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  'Mozilla/5.0 (SMART-TV; Preview TV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.31 TV Safari/537.36',
])('a name that holds a word of robots is none: %s', agent => expect(isBot(agent)).toBe(false))

test.each([
  ...[
    'bot',
    'My bot',
    'SomeBot/1.0',
    'Twitterbot/1.0',
    'DuckDuckBot-Https/1.1',
    'Googlebot-Image/1.0',
    'LinkPreview/1.0',
    'ACMEBOT 2',
    'acabot/1.0',
    'megatalbot/2.0',
  ],
  // It fetches what somebody wants read out; whoever listens plays nothing. In isbot's list it is one too.
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Google-Read-Aloud',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Google-Read-Aloud; +https://support.google.com/webmasters/answer/1061943) Chrome/120.0.0.0 Safari/537.36',
])('a word of robots for itself is one: %s', agent => expect(isBot(agent)).toBe(true))

test('who says nothing is no robot', () => {
  expect(isBot(undefined)).toBe(false)
  expect(isBot('')).toBe(false)
})

test('the words that are left out are still those of the library', () => {
  for (const word of appWords) expect(list).toContain(word)
})
