import Type from '@sweeps/model/typebox'
import { describe, expect, test } from 'vitest'
import { Int64, jsonLine, type Store } from '../../src/store/index.js'
import { ask, count } from './ask.js'

/** What every driver must do with rows. The tables `words` and `victim` are there; `store` gives the one that is tested. */
export function insertContract(store: () => Store): void {
  describe('B: inserts', () => {
    test('keep every value as it is, and none reaches SQL as text', async () => {
      const words = [
        'a\nb',
        '\n\n',
        'x\n\n;\nDROP TABLE victim',
        ';DROP TABLE victim;',
        "'",
        '"',
        '{x:String}',
        '\0',
        '\\N',
        '[1]\n\nDROP TABLE victim\n',
        '🦜',
        '\u2028',
        'a\ud800b',
      ]
      await store().insert(
        'words',
        ['id', 'word'],
        words.map((word, id) => [id, word]),
      )
      const rows = await store().run(ask('SELECT word FROM words WHERE id < 1000 ORDER BY id', { word: Type.String() }), {})
      // Half a surrogate pair is no character: what any UTF-8 text makes of it.
      expect(rows.map(row => row.word)).toEqual(words.with(-1, 'a\ufffdb'))
      expect(await store().one(count('victim'), {})).toEqual({ n: 0 })
    })

    const bad: [string, string, number][] = [
      ['an empty line and SQL', '[1]\n\n;\nDROP TABLE victim\n', 2],
      ['an empty line', '[1]\n\n[2]\n', 2],
      ['an empty line at the start', '\n[1]\n', 1],
      ['more lines than rows', '[1]\n[2]\n', 1],
      ['fewer lines than rows', '[1]\n', 2],
      ['no line feed at the end', '[1]\n[2]', 2],
      ['carriage returns', '[1]\r\n[2]\r\n', 2],
      ['rows but no line', '', 1],
      ['objects', '{"id":1}\n', 1],
    ]
    test.each(bad)('of %s are refused', async (_, lines, rows) => {
      await expect(store().insertLines({ table: 'victim', columns: ['id'], lines: Buffer.from(lines), rows })).rejects.toMatchObject({
        name: 'EngineError',
        code: 27,
        poison: true,
      })
      expect(await store().one(count('victim'), {})).toEqual({ n: 0 })
    })

    test.each([
      ['a row too short', ['id', 'word'], '[1]\n', 27],
      ['a value of another type', ['id', 'word'], '["x","y"]\n', 27],
      ['an unknown column', ['id', 'nothing'], '[1,"y"]\n', 16],
    ])('of %s are refused with the engine’s own number, whole', async (_, columns, line, code) => {
      const before = await store().one(count('words'), {})
      const lines = Buffer.from(jsonLine([7, 'good']) + line)
      await expect(store().insertLines({ table: 'words', columns, lines, rows: 2 })).rejects.toMatchObject({
        name: 'EngineError',
        code,
        // A column we do not have is our mistake, not the rows'.
        poison: code === 27,
      })
      expect(await store().one(count('words'), {})).toEqual(before)
    })

    test('of names that are none are refused', async () => {
      await expect(store().insert('victim (id) VALUES (1); --', ['id'], [[1]])).rejects.toThrow()
      await expect(store().insert('victim', ['id) VALUES (1); --'], [[1]])).rejects.toThrow()
      expect(await store().one(count('victim'), {})).toEqual({ n: 0 })
    })

    test('of no row do nothing, of 25,000 all', async () => {
      await store().insert('words', ['id', 'word'], [])
      await store().insert(
        'words',
        ['id', 'word'],
        Array.from({ length: 25_000 }, (_, i) => [1_000_000 + i, `w${i}`]),
      )
      expect(
        await store().one(
          ask('SELECT count() AS n, uniqExact(word) AS words FROM words WHERE id >= 1000000', { n: Int64, words: Int64 }),
          {},
        ),
      ).toEqual({ n: 25_000, words: 25_000 })
    })

    test('of 10,000 lines are one piece', async () => {
      const lines = Buffer.from(Array.from({ length: 10_000 }, (_, i) => jsonLine([2_000_000 + i, 'x'])).join(''))
      await store().insertLines({ table: 'words', columns: ['id', 'word'], lines, rows: 10_000 })
      expect(await store().one(count('words WHERE id >= 2000000'), {})).toEqual({ n: 10_000 })
    })
  })
}
