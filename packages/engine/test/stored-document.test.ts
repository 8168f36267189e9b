import { rmSync } from 'node:fs'
import Type from '@sweeps/model/typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Engine, openEngine } from '../src/engine.js'
import { documentReader } from '../src/stored-document.js'
import { scratch } from './world.js'

const read = documentReader({
  'note/1': Type.Object({ format: Type.Literal('note/1'), text: Type.String() }),
  'note/2': Type.Object({ format: Type.Literal('note/2'), text: Type.String(), by: Type.String() }),
})

test('a document is read by the schema of the format that it names, and keeps what that does not know', () => {
  expect(read('{"format":"note/1","text":"a","more":1}', 'the note')).toEqual({ format: 'note/1', text: 'a', more: 1 })
  expect(read('{"format":"note/2","text":"a","by":"b"}', 'the note')).toMatchObject({ by: 'b' })
})

test.each([
  ['of another shape', '{"format":"note/2","text":"a"}', 'query-failed', /^the note is not as it was written \(.*by/],
  ['no JSON', '{"format":"note/1","te', 'query-failed', /^the note is not as it was written:/],
  [
    'of a later format',
    '{"format":"note/3","text":"a"}',
    'store-newer',
    /^the note is of the format "note\/3", which this version does not know/,
  ],
  ['of no format where all have one', '{"text":"a"}', 'store-newer', /^the note is of the format ""/],
])('what is %s is refused, and named', (_how, text, code, message) => {
  expect(() => read(text, 'the note')).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
})

describe('what the store has', () => {
  const directory = scratch()
  let engine: Engine
  beforeAll(async () => {
    engine = await openEngine({ directory })
  })
  afterAll(async () => {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const at = '2026-01-01 00:00:00.000'
  const refused = (what: string) => expect.objectContaining({ code: 'query-failed', message: expect.stringContaining(what) })

  test('is not believed: records, the ledger, announcements and editions', async () => {
    const { store, records, ledger, announcements, editions } = engine
    const fact = JSON.stringify({ name: 'Dune', facts: [{ fact: 'cost', value: 7, source: 'a page' }] })
    const columns = ['title', 'season', 'version', 'restored', 'made', 'actor', 'note', 'document']
    await store.insert('record_versions', columns, [['dune', 1, 1, 0, at, 'ada', '', fact]])
    await expect(records.list(true)).rejects.toEqual(refused('the record of dune/1 is not as it was written (/facts/0'))
    await store.insert(
      'decisions',
      ['number', 'title', 'season', 'written', 'hash', 'document'],
      [[4, 'dune', 1, at, '', '{"format":"sweeps-decision/1"}']],
    )
    await expect(ledger.entries()).rejects.toEqual(refused('decision-4 of the ledger'))
    await store.insert(
      'announcements',
      ['title', 'season', 'version', 'step', 'state', 'at', 'embargo', 'actor', 'document'],
      [['dune', 1, 2, 1, 'draft', at, null, 'ada', '{"edits":{}}']],
    )
    await expect(announcements.list()).rejects.toEqual(refused('announcement dune/1, version 2'))
    await store.insert(
      'editions',
      ['id', 'chart', 'week', 'revision', 'epoch', 'published', 'embargo', 'actor', 'hash', 'document', 'market'],
      [['census-r1', 'census', '2026-01-05', 1, 1, at, null, 'ada', '', '{"format":"sweeps-edition/2"}', '']],
    )
    await expect(editions.get('census-r1')).rejects.toMatchObject({
      code: 'store-newer',
      message: expect.stringContaining('edition census-r1 is of the format "sweeps-edition/2"'),
    })
  })
})
