import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Int64, NullableInt64, type Store } from '../../src/store/index.js'
import { ask, count, endless } from './ask.js'
import { insertContract } from './contract-inserts.js'
import { parameterContract } from './contract-parameters.js'

export interface Target {
  /** A store on a fresh directory or database; `seconds` and `memory` as in `openStore`. */
  open(options?: { seconds?: number; memory?: number }): Promise<Store>
  /** Undoes all of it. */
  remove(): Promise<void>
}

/** What every driver must do, whatever is behind it. Tests run against `store`; those that close it open their own after it. */
export function contract(name: string, target: Target): void {
  describe(`the store over ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await target.open()
      await store.command('test.setup', 'CREATE TABLE IF NOT EXISTS words (id UInt32, word String) ENGINE = MergeTree ORDER BY id')
      await store.command('test.setup', 'CREATE TABLE IF NOT EXISTS victim (id UInt32) ENGINE = MergeTree ORDER BY id')
    })
    afterAll(async () => {
      await store?.close()
      await target.remove()
    })
    const running = async (): Promise<number> =>
      (
        await store.one(
          ask("SELECT count() AS n FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%processes%'", {
            n: Int64,
          }),
          {},
        )
      ).n
    const soon = async (reached: () => Promise<boolean>): Promise<boolean> => {
      for (let i = 0; i < 100; i++) {
        if (await reached()) return true
        await sleep(20)
      }
      return false
    }

    describe('questions', () => {
      test('come back as checked rows in order', async () => {
        const rows = await store.run(ask('SELECT number AS n, toString(number) AS s FROM numbers(3)', { n: Int64, s: Type.String() }), {})
        expect(rows).toEqual([
          { n: 0, s: '0' },
          { n: 1, s: '1' },
          { n: 2, s: '2' },
        ])
      })

      test('of many pieces come back whole', async () => {
        const rows = await store.run(
          ask("SELECT number AS n, repeat('x', 50) AS s FROM numbers(300000) ORDER BY n", { n: Int64, s: Type.String() }),
          {},
        )
        expect(rows.length).toBe(300_000)
        expect(rows.every((row, at) => row.n === at && row.s.length === 50)).toBe(true)
      })

      test('may have no row', async () => {
        expect(await store.run(ask('SELECT 1 AS n WHERE 0', { n: Type.Integer() }), {})).toEqual([])
        await expect(store.one(ask('SELECT 1 AS n WHERE 0', { n: Type.Integer() }), {})).rejects.toThrow(
          'test.ask: one row expected, 0 came',
        )
      })

      test('may carry the word SETTINGS, settings of their own, comments', async () => {
        const row = { a: Type.Unknown() }
        expect(await store.run(ask("SELECT 'SETTINGS' AS a", row), {})).toEqual([{ a: 'SETTINGS' }])
        expect(await store.run(ask('-- one row\nSELECT 1 AS a SETTINGS max_threads = 1', row), {})).toEqual([{ a: 1 }])
        expect(await store.run(ask('WITH x AS (SELECT 1 AS a SETTINGS max_threads = 1) SELECT a FROM x -- why', row), {})).toEqual([
          { a: 1 },
        ])
      })

      test('may ask the engine about a question', async () => {
        const plan = await store.run(ask('EXPLAIN SELECT {n:UInt8}', { explain: Type.String() }), { n: 1 })
        expect(plan.length).toBeGreaterThan(0)
        const columns = await store.run(ask('DESCRIBE TABLE (SELECT {n:UInt8} AS n)', { name: Type.String(), type: Type.String() }), {
          n: 1,
        })
        expect(columns.map(({ name, type }) => [name, type])).toEqual([['n', 'UInt8']])
      })
    })

    describe('64-bit integers', () => {
      const of = (value: string) => store.one(ask(`SELECT ${value} AS n`, { n: Int64 }), {})
      test('become numbers', async () => {
        expect(await of('toUInt64(9007199254740991)')).toEqual({ n: 9007199254740991 })
        expect(await of('toInt64(-9007199254740991)')).toEqual({ n: -9007199254740991 })
      })
      test('are refused where a number would be another one', async () => {
        await expect(of('toUInt64(9007199254740993)')).rejects.toThrow('test.ask: n is 9007199254740993')
        await expect(of("'12x'")).rejects.toThrow('n is 12x')
      })
      test('may be null only where that was said', async () => {
        expect(await store.one(ask("SELECT CAST(NULL, 'Nullable(UInt64)') AS n", { n: NullableInt64 }), {})).toEqual({ n: null })
        await expect(of("CAST(NULL, 'Nullable(UInt64)')")).rejects.toThrow(/\/n must be integer/)
      })
    })

    test('rows of another shape than declared throw and name the column', async () => {
      await expect(store.run(ask("SELECT 'x' AS season", { season: Type.Integer() }), {})).rejects.toThrow(
        /test\.ask: .*\/season must be integer/,
      )
      await expect(store.run(ask('SELECT 1 AS a', { a: Type.Integer(), season: Int64 }), {})).rejects.toThrow(/season/)
    })

    parameterContract(() => store)

    test('A: nothing of a failed, stopped or timed-out question is in the answer to another', async () => {
      const right = ask("SELECT number AS n, 'right' AS s FROM numbers(200)", { n: Int64, s: Type.String() })
      // Fails after many blocks have gone out.
      const wrong = ask(
        "SELECT number AS n, 'wrong' AS s, throwIf(number = 150000) AS t FROM numbers(1000000) SETTINGS max_block_size = 1000",
        { n: Int64 },
      )
      const long = ask(
        "SELECT number AS n, 'wrong' AS s FROM numbers(1000000000) WHERE sleepEachRow(0.0001) = 0 SETTINGS max_block_size = 100",
        { n: Int64 },
      )
      const outcomes: string[] = []
      const fails = (question: Promise<unknown>, how: string): Promise<void> =>
        question.then(
          () => void outcomes.push(`no error where it should be ${how}`),
          error => void outcomes.push(error.message.includes(how) ? 'fine' : `not ${how}: ${error.message}`),
        )
      const succeeds = async (): Promise<void> => {
        const rows = await store.run(right, {})
        const fine = rows.length === 200 && rows.every((row, at) => row.n === at && row.s === 'right')
        outcomes.push(fine ? 'fine' : `not right: ${JSON.stringify(rows.slice(0, 3))}`)
      }
      // Rounds, so that each stopped question was running, not waiting, and right ones follow on the same connections.
      for (let round = 0; round < 40; round++) {
        const ways = [
          () => fails(store.run(wrong, {}), 'throwIf'),
          () => fails(store.run(long, {}, { signal: AbortSignal.timeout(3 + round) }), 'withdrawn'),
          () => fails(store.run(ask(`${long.sql}, max_execution_time = 0.03`, { n: Int64 }), {}), 'longer than allowed'),
          () => fails(store.run(ask('EXPLAIN SELECT nothing', { explain: Type.String() }), {}), 'nothing'),
          () => fails(store.bytes(wrong, {}, 'Parquet'), 'throwIf'),
        ]
        await Promise.all([ways[round % 5]!(), succeeds(), ways[(round * 2 + 1) % 5]!(), succeeds()])
        await Promise.all([succeeds(), succeeds(), succeeds(), succeeds()])
      }
      expect(outcomes.length).toBe(320)
      expect(outcomes.filter(outcome => outcome !== 'fine')).toEqual([])
    })

    insertContract(() => store)

    test('D: four long questions block neither files, nor the writer, nor for long each other', async () => {
      const stop = new AbortController()
      const long = [1, 2, 3, 4].map(() => store.run(endless, {}, { signal: stop.signal }).catch(error => error))
      await sleep(200)
      const begun = Date.now()
      await readFile('/etc/hosts')
      const file = Date.now() - begun
      await store.insert('words', ['id', 'word'], [[3_000_000, 'written']])
      const written = Date.now() - begun
      stop.abort()
      for (const error of await Promise.all(long))
        expect(error).toMatchObject({ code: 'query-failed', message: expect.stringContaining('withdrawn') })
      // The questions would go on for a minute: what waited for them would have taken that long.
      expect(file).toBeLessThan(10_000)
      expect(written).toBeLessThan(10_000)
    })

    describe('limits', () => {
      test('an answer too large to hold is refused, and the next one is right', async () => {
        const before = process.memoryUsage().rss
        await expect(
          store.run(ask("SELECT repeat('x', 1000) AS s, number FROM numbers(2000000)", { s: Type.String() }), {}),
        ).rejects.toMatchObject({ code: 'too-heavy', message: expect.stringContaining('256 MB') })
        expect(process.memoryUsage().rss - before).toBeLessThan(1_500_000_000)
        expect(await store.one(ask('SELECT 1 AS n', { n: Type.Integer() }), {})).toEqual({ n: 1 })
      })

      test('a question that needs too much memory is too heavy', async () => {
        const heavy = ask('SELECT groupArray(number) AS n FROM numbers(1000000000)', { n: Type.Unknown() })
        await expect(store.run(heavy, {})).rejects.toMatchObject({ code: 'too-heavy', message: expect.stringContaining('SWEEPS_MEMORY') })
      })

      test('what fails in SQL says who asked', async () => {
        await expect(store.run(ask('SELECT nothing AS n', { n: Type.Integer() }), {})).rejects.toMatchObject({
          code: 'query-failed',
          status: 500,
          message: expect.stringMatching(/^test\.ask: .*nothing/),
        })
        await expect(store.command('test.command', 'DROP TABLE nothing')).rejects.toMatchObject({
          code: 'query-failed',
          message: expect.stringMatching(/^test\.command: .*nothing/),
        })
        await expect(store.run(ask('SELECT 1 AS n; DROP TABLE victim', { n: Type.Integer() }), {})).rejects.toMatchObject({
          code: 'query-failed',
        })
      })
    })

    describe('a question that is withdrawn', () => {
      test('ends in the engine too', async () => {
        const stop = new AbortController()
        const answer = store.run(endless, {}, { signal: stop.signal }).catch(error => error)
        expect(await soon(async () => (await running()) === 1)).toBe(true)
        stop.abort()
        expect(await answer).toMatchObject({ code: 'query-failed', message: expect.stringContaining('withdrawn') })
        expect(await soon(async () => (await running()) === 0)).toBe(true)
      })

      test('ends at whatever moment that is', async () => {
        const answers = await Promise.all(
          Array.from({ length: 12 }, async (_, i) => {
            const stop = new AbortController()
            const answer = store.run(endless, {}, { signal: stop.signal }).catch(error => error.message)
            if (i > 0) await sleep(i * 3)
            stop.abort()
            return answer
          }),
        )
        expect(answers.filter(message => !String(message).includes('withdrawn'))).toEqual([])
        expect(await soon(async () => (await running()) === 0)).toBe(true)
      })

      test('before it was asked is never asked', async () => {
        await expect(store.run(endless, {}, { signal: AbortSignal.abort() })).rejects.toThrow('withdrawn')
        expect(await running()).toBe(0)
      })
    })

    test('an answer that is handed on as it comes may be larger than one that is held', async () => {
      let [rows, bytes] = [0, 0]
      const long = ask("SELECT leftPad(toString(number), 100000, 'x') AS s FROM numbers(2800) SETTINGS max_block_size = 100", {
        s: Type.String(),
      })
      await store.each(long, {}, async piece => {
        rows += piece.length
        bytes += piece.reduce((sum, { s }) => sum + (s as string).length, 0)
      })
      expect({ rows, bytes }).toEqual({ rows: 2800, bytes: 280_000_000 })
    })

    test('an answer as a Parquet file is one the engine reads back', async () => {
      const file = await store.bytes(
        ask('SELECT number AS n, toString(number) AS s FROM numbers(100000)', { n: Int64, s: Type.String() }),
        {},
        'Parquet',
      )
      expect(file.subarray(0, 4).toString()).toBe('PAR1')
      expect(file.subarray(-4).toString()).toBe('PAR1')
      // One file, not one after another, of which a reader sees the last.
      expect(file.toString('latin1').split('PAR1')).toHaveLength(3)
      // A small one for the way back, since it travels as a parameter, in hexadecimal.
      const small = await store.bytes(ask("SELECT number AS n, 'é\n' AS s FROM numbers(3)", { n: Int64, s: Type.String() }), {}, 'Parquet')
      const back = ask('SELECT n, s FROM format(Parquet, unhex({file:String})) ORDER BY n', { n: Int64, s: Type.String() })
      const rows = await store.run(back, { file: small.toString('hex') })
      expect(rows).toEqual([0, 1, 2].map(n => ({ n, s: 'é\n' })))
    })

    test('an answer as CSV', async () => {
      const file = await store.bytes(ask('SELECT 1 AS rank, \'Hit & Run, "1"\' AS name', {}), {}, 'CSV')
      expect(file.toString()).toBe('1,"Hit & Run, ""1"""\n')
    })

    test('closing lets go of everything within 5 seconds, twice is once, and what was written is there when it opens again', async () => {
      const asked = [1, 2, 3, 4, 5, 6].map(() =>
        store.run(endless, {}).then(
          () => 'an answer',
          error => error.code,
        ),
      )
      const writes = Array.from({ length: 5 }, (_, i) =>
        store.insert('words', ['id', 'word'], [[4_000_000 + i, 'w']]).then(
          () => true,
          () => false,
        ),
      )
      await sleep(100)
      const begun = Date.now()
      await Promise.all([store.close(), store.close()])
      expect(await Promise.all(asked)).toEqual(asked.map(() => 'shutting-down'))
      expect(Date.now() - begun).toBeLessThan(5000)
      const written = (await Promise.all(writes)).filter(Boolean).length
      await expect(store.run(count('words'), {})).rejects.toMatchObject({ code: 'shutting-down' })
      await expect(store.insert('words', ['id', 'word'], [[1, 'w']])).rejects.toMatchObject({ code: 'shutting-down' })
      await expect(store.insertLines({ table: 'words', columns: ['id'], lines: Buffer.from('[1]\n'), rows: 1 })).rejects.toMatchObject({
        poison: false,
      })

      store = await target.open({ seconds: 1 })
      expect((await store.one(count('words WHERE id >= 4000000'), {})).n).toBeGreaterThanOrEqual(written)
      expect(await store.one(count('words WHERE id = 3000000'), {})).toEqual({ n: 1 })
      expect(store.warnings).toEqual([])
    })

    test('a question that takes too long is too heavy', async () => {
      const begun = Date.now()
      await expect(store.run(endless, {})).rejects.toMatchObject({
        code: 'too-heavy',
        message: expect.stringContaining('SWEEPS_QUERY_SECONDS'),
      })
      expect(Date.now() - begun).toBeLessThan(4000)
    })
  })
}
