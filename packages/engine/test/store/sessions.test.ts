import type { Session } from 'chdb'
import { expect, test } from 'vitest'
import { Sessions } from '../../src/store/sessions.js'

/** Connections of no engine: what is looked at is who gets which, and when. */
function connections() {
  let broken = false
  let open = 0
  const session = { close: () => open-- } as unknown as Session
  const sessions = new Sessions(() => {
    if (broken) throw new Error('no memory for a connection')
    open++
    return session
  }, 1)
  return { sessions, break: () => (broken = true), mend: () => (broken = false), open: () => open }
}

const failing = () => Promise.reject(new Error('the query failed'))

test('a connection that could not be opened again is not lost: whoever comes later opens it', async () => {
  const pool = connections()
  pool.break()
  await expect(pool.sessions.use(failing)).rejects.toThrow('the query failed')
  await expect(pool.sessions.use(async () => 1)).rejects.toThrow('no memory')
  pool.mend()
  expect(await pool.sessions.use(async () => 2)).toBe(2)
  expect(pool.open()).toBe(1)
})

test('who waits for the last connection is told when there is none any longer, not left waiting', async () => {
  const pool = connections()
  let fail = (): void => {}
  const first = pool.sessions.use(
    () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('the query failed'))
      }),
  )
  const second = pool.sessions.use(async () => 2)
  pool.break()
  fail()
  await expect(first).rejects.toThrow('the query failed')
  await expect(second).rejects.toThrow('no memory')
  pool.mend()
  expect(await pool.sessions.use(async () => 3)).toBe(3)
})
