import { expect, test } from 'vitest'
import { isBot } from '../src/collect/is-bot.js'

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
  'Screaming Frog SEO Spider/19.2',
])('a robot: %s', agent => {
  expect(isBot(agent)).toBe(true)
})

test.each([
  undefined,
  'Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/5.0 TV Safari/537.36',
  'AppleCoreMedia/1.0.0.20G75 (Apple TV; U; CPU OS 16_6 like Mac OS X; en_us)',
  'Roku/DVP-14.5 (14.5.0.4205-AE)',
  'okhttp/4.12.0',
  'ExoPlayerLib/2.19.1',
  'Jellyfin-Server/10.10.3',
])('what people play with: %s', agent => {
  expect(isBot(agent)).toBe(false)
})
