import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFieldName } from '../../src/plays/field-words.js'
import { redact } from '../../src/plays/redact.js'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
const of = (kind: string, text: string): string => `(${kind} of ${text.length}: #${hash(text)})`

test('what is known to be safe stays, with its structure', () => {
  const message = {
    service: 'noa',
    content: 'hit-and-run/1/3',
    market: 'US',
    screen: 'tv',
    sentAt: '2021-08-09T20:00:00.000Z',
    runtime: 2_700_000,
    anonymous: true,
    spans: [{ start: '2021-08-09T20:00:00.000Z', stop: 1_628_539_200_000, position: 0, rate: 1.5 }],
  }
  expect(redact(message, hash)).toEqual(message)
})

test.each([
  ['a misnamed field', { viewerId: 'ana' }, { viewerId: of('text', 'ana') }],
  ['a field in another spelling', { Viewer: 'ana', user_name: 'ana' }, { Viewer: of('text', 'ana'), user_name: of('text', 'ana') }],
  ['a field of a field', { user: { email: 'ana@x.org' } }, { user: { email: of('text', 'ana@x.org') } }],
  ['a number', { viewer: 4711, runtime: '4711' }, { viewer: of('number', '4711'), runtime: of('text', '4711') }],
  ['a bare text', 'ana', of('text', 'ana')],
  ['a bare number', 4711, of('number', '4711')],
  ['a name of a property', { ana: 1 }, { [of('name', 'ana')]: of('number', '1') }],
  [
    'a safe name where it is not',
    { user: { service: 'ana', market: 'AN' } },
    { user: { service: of('text', 'ana'), market: of('text', 'AN') } },
  ],
  [
    'a safe name with what it cannot hold',
    { screen: 'ana', content: 'ana@x.org' },
    { screen: of('text', 'ana'), content: of('text', 'ana@x.org') },
  ],
  ['a list of lists', [['ana', null, false]], [[of('text', 'ana'), null, false]]],
])('%s', (_, message, kept) => {
  expect(redact(message, hash)).toEqual(kept)
})

test('an id inside a longer text can be found', () => {
  expect(redact({ play: 'user:42/7' }, hash)).toEqual({
    play: `(text of 9: #${hash('user:42/7')} #${hash('user')} #${hash('42')} #${hash('7')})`,
  })
})

test('a message of any size and depth becomes a short one', () => {
  let deep: unknown = 'ana'
  for (let n = 0; n < 10_000; n++) deep = n % 2 ? [deep] : { viewer: deep }
  const wide = Array.from({ length: 30_000 }, (_, n) => `viewer-${n}`)
  const text = JSON.stringify([redact(deep, hash), redact(wide, hash), redact({ wide, viewer: 'x'.repeat(60_000) }, hash)])
  expect(text.length).toBeLessThan(20_000)
  expect(text).not.toMatch(/ana|viewer-\d|xxx/)
})

test('no text of a message is in what is kept of it', () => {
  // Ids that cannot come about by chance, in the places of anything.
  const id = fc.stringMatching(/^[a-z]{3}ZQ[0-9]{6}(@x\.org)?$/)
  fc.assert(
    fc.property(id, fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('viewerId', 'play', 'Viewer', 'market', 'spans'), (id, other, name) => {
      const kept = JSON.stringify(redact({ [name]: [id, other, { [id]: other, [name]: `by ${id}` }], [id]: other }, hash))
      expect(kept).not.toContain(id)
      expect(kept).toContain(hash(id))
    }),
    { numRuns: 50 },
  )
})

test('names of fields are words, not ids', () => {
  for (const name of ['viewer', 'viewerId', 'user.email', 'account_id', 'startTime', 'playhead-position'])
    expect(isFieldName(name)).toBe(true)
  for (const name of ['ana', 'user42', '42', 'ana@x.org', '__proto__', 'constructor', '', 'user ana']) expect(isFieldName(name)).toBe(false)
})
