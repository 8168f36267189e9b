import { expect, test } from 'vitest'
import { BacklogShares } from '../../src/plays/backlog-shares.js'
import { RejectAllowance } from '../../src/plays/reject-allowance.js'

const MB = 1024 ** 2

/** A journal of 100 MB. */
const backlog = () => {
  const journal = {
    appended: 0,
    loaded: 0,
    get room() {
      return 100 * MB - (journal.appended - journal.loaded)
    },
  }
  const shares = new BacklogShares(journal)
  /** Appends by the megabyte until refused; returns how many there were. */
  const fill = (key: string): number => {
    for (let n = 0; ; n++) {
      try {
        shares.check(key)
      } catch (error) {
        expect(error).toMatchObject({ code: 'too-many-requests', status: 429, members: { retryAfter: 10 } })
        return n
      }
      journal.appended += MB
      shares.note(key, MB)
    }
  }
  return { journal, shares, fill }
}

test('a key alone gets half of the backlog, and whoever comes next finds room', () => {
  const { fill } = backlog()
  expect(fill('a')).toBe(51)
  expect(fill('b')).toBe(25)
  expect(fill('c')).toBe(13)
  expect(fill('a')).toBe(0)
})

test('what is loaded is nobody’s any more', () => {
  const { journal, fill } = backlog()
  const first = fill('a')
  fill('b')
  journal.loaded = first * MB
  // Room for one more than has been b's: 100 − 25 − x > x.
  expect(fill('a')).toBe(38)
})

test('a key with little waiting is never refused for what others have waiting', () => {
  const { journal, shares } = backlog()
  journal.appended = 100 * MB
  for (let n = 0; n < 4; n++) {
    shares.check('small')
    shares.note('small', 256 * 1024)
  }
})

test('refused messages are kept up to a number at once, and so many a minute after', () => {
  const allowance = new RejectAllowance()
  expect([20, 500, 1].map(wanted => allowance.take('a', wanted, 0))).toEqual([20, 180, 0])
  expect(allowance.take('b', 20, 0)).toBe(20)
  expect(allowance.take('a', 100, 30_000)).toBe(30)
  expect(allowance.take('a', 1000, 3_600_000)).toBe(200)
})
