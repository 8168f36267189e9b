import Type from '@sweeps/model/typebox'
import { describe, expect, test } from 'vitest'
import { Int64, type Store } from '../../src/store/index.js'
import { ask } from './ask.js'

/** What every driver must do with values that questions are given. The table `victim` is there; `store` gives the one that is tested. */
export function parameterContract(store: () => Store): void {
  describe('parameters', () => {
    const nasty = [
      '',
      ' ',
      'a\nb',
      'a\n\nb',
      "it's",
      '"',
      '`',
      '\\',
      '\\n',
      '\\N',
      'x;\nDROP TABLE victim',
      '{x:String}',
      '\0',
      'a\tb\r',
      '🦜é\u2028',
      "') OR 1=1 --",
      '/*',
      'NULL',
      '\uFEFFx',
    ]
    test.each(nasty)('carry %j as it is', async value => {
      expect(await store().one(ask('SELECT {x:String} AS s', { s: Type.String() }), { x: value })).toEqual({ s: value })
      expect(await store().one(ask('SELECT {x:Array(String)} AS s', { s: Type.Array(Type.String()) }), { x: [value, value] })).toEqual({
        s: [value, value],
      })
    })

    test('carry what is long: half a megabyte of text, and twenty thousand names and numbers', async () => {
      const text = nasty.join('').repeat(5000)
      const names = Array.from({ length: 20_000 }, (_, n) => `${n}${nasty[n % nasty.length]}`)
      const numbers = names.map((_, n) => n)
      const sql =
        'SELECT {text:String} AS text, {names:Array(String)} AS names, {numbers:Array(UInt32)} AS numbers, {days:Array(Date)} AS days'
      const shape = {
        text: Type.String(),
        names: Type.Array(Type.String()),
        numbers: Type.Array(Type.Integer()),
        days: Type.Array(Type.String()),
      }
      const days = Array.from({ length: 3000 }, (_, n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
      expect(await store().one(ask(sql, shape), { text, names, numbers, days })).toEqual({ text, names, numbers, days })
    })

    test('carry numbers, truth, nothing, instants and lists', async () => {
      const sql = `SELECT {i:Int64} AS i, {f:Float64} AS f, {b:Bool} AS b, {n:Nullable(String)} AS n, {l:Array(UInt16)} AS l, {e:Array(String)} AS e,
        toString({t:DateTime64(3, 'UTC')}) AS t`
      const shape = {
        i: Int64,
        f: Type.Number(),
        b: Type.Boolean(),
        n: Type.Null(),
        l: Type.Array(Type.Integer()),
        e: Type.Array(Type.String()),
        t: Type.String(),
      }
      const values = { i: -9007199254740991, f: 0.1, b: true, n: null, l: [1, 2], e: [], t: '2021-08-09 20:00:00.123' }
      expect(await store().one(ask(sql, shape), values)).toEqual(values)
    })

    test('that are missing are an error, also when the question before had one of that name', async () => {
      const question = ask('SELECT {x:String} AS s', { s: Type.String() })
      // As often as there are connections, so that each has had it.
      for (let i = 0; i < 8; i++) await store().run(question, { x: 'left over' })
      for (let i = 0; i < 8; i++)
        await expect(store().run(question, {})).rejects.toMatchObject({
          code: 'query-failed',
          message: expect.stringMatching(/`x` is not set/),
        })
    })

    test('of questions that run side by side are not mixed up', async () => {
      const question = ask('SELECT {x:String} AS s, {n:UInt32} AS n, sleepEachRow(0.002) AS z', {
        s: Type.String(),
        n: Type.Integer(),
        z: Type.Integer(),
      })
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, n) => {
          if (n % 10 === 0)
            await store().command('test.bind', 'ALTER TABLE victim DELETE WHERE id = {n:UInt32} AND toString(id) = {x:String}', {
              n,
              x: `x${n}`,
            })
          return store().one(question, { x: `x${n}`, n })
        }),
      )
      expect(answers.filter(({ s, n }, at) => s !== `x${at}` || n !== at)).toEqual([])
    })
  })
}
