import { describe, expect, test } from 'vitest'
import { contradictedMs } from '../../../src/plays/sources/live/contradicted.js'
import { alreadyHashed, hashedBody } from '../../../src/plays/sources/live/hashed-people.js'
import { isSilent } from '../../../src/plays/sources/live/live-reports.js'
import { readTrackerPayload } from '../../../src/plays/sources/snowplow/tracker.js'

const hour = 3_600_000
const day = 24 * hour
const noon = Date.parse('2021-08-09T12:00:00Z')

describe('a source has fallen silent', () => {
  /** Every hour of a week. */
  const always = Array.from({ length: 168 }, (_, n) => noon - (167 - n) * hour)
  /** Seven evenings, from eight to ten. */
  const evenings = Array.from({ length: 7 }, (_, n) => [20, 21].map(at => noon - (7 - n) * day + (at - 12) * hour)).flat()
  const lastEvening = evenings.at(-1)! + hour

  test.each([
    ['one that sends all day, after an hour', always, noon, noon + hour, false],
    ['and a minute', always, noon, noon + hour + 60_000, true],
    // From ten in the evening to eight the next: 22 hours.
    ['one that sends in the evening, on the next day', evenings, lastEvening, lastEvening + 22 * hour, false],
    ['and after two days', evenings, lastEvening, lastEvening + 44 * hour + 1, true],
    ['one of which little is known', always.slice(-2), noon, noon + 5 * day, false],
  ])('%s', (_, hours, last, now, silent) => {
    expect(isSilent(hours, last, now)).toBe(silent)
  })
})

test('a contradiction is what was viewing and is none any longer, of each play', () => {
  const sitting = (play: string, ...stretches: [number, number][]) => ({
    ...{ play, content: 'e1' },
    stretches: stretches.map(([start, stop]) => ({ start, stop })),
  })
  // Of the first play 20 to 40 is gone, of the second all 10; the third is longer now.
  const before = [sitting('one', [0, 50]), sitting('two', [100, 110]), sitting('three', [0, 10])]
  const now = [sitting('one', [0, 20], [40, 60]), sitting('three', [0, 30])]
  expect(contradictedMs(before, now)).toBe(30)
  expect(contradictedMs(before, before)).toBe(0)
})

test('people of a line are replaced, each as what they are, and not hashed again', () => {
  const pseudonyms = { of: (service: string, kind: string, id: string) => String(`${service}${kind}${id}`.length) }
  const of = (body: object) => hashedBody(JSON.stringify(body), 's', pseudonyms)
  expect(of({ cid: 'e1' })).toEqual({ body: '{"cid":"e1"}', viewer: '0', account: '0' })
  expect(of({ viewer: 'ana' })).toEqual({ body: '{"viewer":"10.11"}', viewer: '10', account: '11' })
  expect(of({ viewer: 'ana', account: 'home' })).toEqual({ body: '{"viewer":"10.11","account":"12"}', viewer: '10', account: '12' })
  const read = (kind: 'viewer' | 'account', text: string) => alreadyHashed.of('s', kind, text)
  expect([read('viewer', '10.11'), read('account', '10.11'), read('account', '12')]).toEqual(['10', '11', '12'])
})

test('what a tracker sends becomes enriched events', () => {
  const ue = { schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0', data: { schema: 'x', data: {} } }
  const base64 = Buffer.from(JSON.stringify(ue)).toString('base64url')
  const payload = readTrackerPayload({ data: [{ aid: 'key', dtm: '1628510400000', uid: 'ana', ue_px: base64 }, 'none'] }, 'Roku')
  expect(payload?.appId).toBe('key')
  expect(JSON.parse(payload?.events[0] ?? '')).toEqual({
    ...{ user_id: 'ana', useragent: 'Roku', derived_tstamp: '2021-08-09T12:00:00.000Z' },
    unstruct_event: JSON.stringify(ue),
  })
  expect(payload?.events[1]).toBe('')
  expect(readTrackerPayload([])).toBeUndefined()
})
