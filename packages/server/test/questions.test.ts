import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuestionQueue } from '../src/api/question-queue.js'
import { message } from './message.js'
import { type RealServer, realServer } from './real-server.js'

const limits = { running: 2, waitingOfReader: 3, waiting: 5, patience: 60 }

describe('the queue', () => {
  /** A question that is answered when it is told to. */
  function asked(queue: QuestionQueue, reader: string, signal?: AbortSignal) {
    let answer = () => {}
    let begun = false
    const done = queue.run(reader, signal, () => {
      begun = true
      return new Promise<string>(resolve => {
        answer = () => resolve(reader)
      })
    })
    done.catch(() => {})
    return { done, begun: () => begun, answer: () => answer() }
  }
  const settle = () => sleep(0)

  test('answers so many at once; of those who wait, who has the fewest running is next', async () => {
    const queue = new QuestionQueue({ ...limits, patience: 10_000 })
    const [a1, a2, a3, a4, b1] = ['a', 'a', 'a', 'a', 'b'].map(reader => asked(queue, reader)) as [
      ReturnType<typeof asked>,
      ...ReturnType<typeof asked>[],
    ]
    await settle()
    expect([a1, a2!, a3!, a4!, b1!].map(one => one.begun())).toEqual([true, true, false, false, false])
    expect(queue.state).toEqual({ running: 2, waiting: 3 })
    a1.answer()
    await settle()
    expect([a3!.begun(), b1!.begun()]).toEqual([false, true])
    a2!.answer()
    await settle()
    expect([a3!.begun(), a4!.begun()]).toEqual([true, false])
    for (const one of [a3!, b1!]) one.answer()
    await settle()
    a4!.answer()
    await expect(Promise.all([a1, a2!, a3!, a4!, b1!].map(one => one.done))).resolves.toEqual(['a', 'a', 'a', 'a', 'b'])
    expect(queue.state).toEqual({ running: 0, waiting: 0 })
  })

  test.each([
    ['of one reader', ['a', 'a', 'a', 'a', 'a', 'a'], 'too-many-requests', 429],
    ['of all', ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'e'], 'too-busy', 503],
  ] as const)('refuses what is too much %s, at once and with when to ask again', async (_words, readers, code, status) => {
    const queue = new QuestionQueue({ ...limits, patience: 10_000 })
    const questions = readers.map(reader => asked(queue, reader))
    await expect(questions.at(-1)!.done).rejects.toMatchObject({ code, status, members: { retryAfter: 10 } })
  })

  test('refuses what has waited too long, and goes on', async () => {
    const queue = new QuestionQueue(limits)
    const [one, two, late] = ['a', 'b', 'c'].map(reader => asked(queue, reader))
    await expect(late!.done).rejects.toMatchObject({ code: 'too-busy' })
    one!.answer()
    two!.answer()
    await settle()
    expect(queue.state).toEqual({ running: 0, waiting: 0 })
  })

  test('forgets who has gone, and gives back the place of what fails', async () => {
    const queue = new QuestionQueue({ ...limits, running: 1, patience: 10_000 })
    const first = asked(queue, 'a')
    const gone = new AbortController()
    const waiting = asked(queue, 'b', gone.signal)
    gone.abort()
    await expect(waiting.done).rejects.toThrow()
    first.answer()
    await first.done
    await expect(queue.run('a', undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(queue.state).toEqual({ running: 0, waiting: 0 })
  })
})

describe('a server', () => {
  let server: RealServer
  beforeAll(async () => {
    server = await realServer({ openReading: true, questions: { running: 2, waitingOfReader: 8, waiting: 8, patience: 2000 } })
  })
  afterAll(() => server.close())

  test('asked sixteen heavy questions at once answers each, or refuses it with when to ask again, within its limit', async () => {
    const heavy = '/v1/minutes?from=2021-01-01&to=2021-12-31&by=title,day,market,screen'
    const began = performance.now()
    const refusedAfter: number[] = []
    const answers = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const answer = await fetch(server.address + heavy)
        if (answer.status !== 200) refusedAfter.push(performance.now() - began)
        return answer
      }),
    )
    // Two seconds of patience, and what a busy machine adds.
    expect(Math.max(...refusedAfter)).toBeLessThan(30_000)
    const codes = answers.map(({ status }) => status)
    expect(codes.every(status => [200, 429, 503].includes(status))).toBe(true)
    expect(codes.filter(status => status === 200).length).toBeGreaterThanOrEqual(2)
    expect(codes.filter(status => status === 429).length).toBeGreaterThan(0)
    for (const answer of answers)
      if (answer.status !== 200)
        expect([answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([
          '2',
          'application/problem+json; charset=utf-8',
        ])
    await expect.poll(() => server.app.questions.state).toEqual({ running: 0, waiting: 0 })
  })

  test('takes plays in, says that it lives and lets people in while all its places are taken', async () => {
    const { questions } = server.app
    let answer = () => {}
    const busy = new Promise<void>(resolve => {
      answer = resolve
    })
    const held = [1, 2].map(() => questions.run('somebody', undefined, () => busy))
    const told = await fetch(`${server.address}/v1/spans?key=${server.key}`, { method: 'POST', body: JSON.stringify(message()) })
    const others = ['/healthz', '/readyz', '/metrics', '/v1/session', '/', '/v1/explain'].map(
      async path => (await fetch(server.address + path)).status,
    )
    expect([told.status, await Promise.all(others)]).toEqual([204, [200, 200, 200, 200, 200, 200]])
    const late = await fetch(`${server.address}/v1/charts`)
    expect([late.status, (await late.json()).code]).toEqual([503, 'too-busy'])
    answer()
    await Promise.all(held)
    for (const method of ['GET', 'HEAD']) expect((await fetch(`${server.address}/v1/charts`, { method })).status).toBe(200)
  })
})
