import fc from 'fast-check'
import { expect, test } from 'vitest'
import { id } from '../../../src/plays/sources/import/message-of.js'
import { hashedBody } from '../../../src/plays/sources/live/hashed-people.js'

// Of the text as ids are taken in: without control characters, and not too long.
const pseudonyms = { of: (service: string, kind: string, text: string) => `${service}-${kind}-${Buffer.from(id(text)).toString('hex')}` }
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"viewer":"x"', '\\"account":"y', '{', '}', '\\'))
const line = fc.record(
  { cid: text, viewer: fc.oneof(text, fc.integer()), e: text, account: fc.oneof(text, fc.constant(null)), pt: fc.nat(), market: text },
  { requiredKeys: [] },
)

test('whoever a line names, under whatever else stands in it: the ids give way to hashes, and all else stays as it was', () => {
  fc.assert(
    fc.property(line, fc.boolean(), (fields, nested) => {
      const whole = nested ? { ...fields, of: { viewer: 'not a person' } } : fields
      const { viewer, account } = fields
      const hashes = {
        viewer: typeof viewer === 'string' ? pseudonyms.of('s', 'viewer', viewer) : '0',
        own: typeof viewer === 'string' ? pseudonyms.of('s', 'account', viewer) : '0',
        account: typeof account === 'string' ? pseudonyms.of('s', 'account', account) : undefined,
      }
      const hashed = hashedBody(JSON.stringify(whole), 's', pseudonyms)
      expect(JSON.parse(hashed.body)).toEqual(
        JSON.parse(
          JSON.stringify({
            ...whole,
            ...(typeof viewer === 'string' && { viewer: `${hashes.viewer}.${hashes.own}` }),
            ...(hashes.account && { account: hashes.account }),
          }),
        ),
      )
      expect([hashed.viewer, hashed.account]).toEqual([hashes.viewer, hashes.account ?? hashes.own])
    }),
    { numRuns: 2000 },
  )
})
