import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Type from '@sweeps/model/typebox'
import { afterAll, expect, test } from 'vitest'
import { Int64, openStore } from '../../src/store/index.js'
import { ask, scratch } from './ask.js'
import { child, nextLine } from './child.js'

const { path, remove } = scratch()
afterAll(remove)

test('a program killed while it writes loses nothing it was told is kept', async () => {
  let acknowledged = 0
  for (let round = 0; round < 4; round++) {
    const writer = await child('./write.ts', path, String(acknowledged))
    // Drained while it is killed: what it printed before its end counts.
    acknowledged = Number(await nextLine(writer))
    const dying = sleep(150 + round * 70).then(() => writer.kill('SIGKILL'))
    for (let line = await writer.lines.next(); !line.done; line = await writer.lines.next()) acknowledged = Number(line.value)
    await dying

    const store = await openStore({ directory: path })
    const kept = await store.one(
      ask("SELECT uniqExact(id) AS n, countIf(word != concat('word ', toString(id))) AS wrong, toInt64(max(id)) AS last FROM words", {
        n: Int64,
        wrong: Int64,
        last: Int64,
      }),
      {},
    )
    expect(store.warnings).toEqual([])
    await store.close()
    // The batch that was under way may be there or not, but only whole.
    expect(kept.wrong).toBe(0)
    expect(kept.last + 1).toBe(kept.n)
    expect([acknowledged, acknowledged + 500]).toContain(kept.n)
    acknowledged = kept.n
  }
})

test('a program killed at any moment of its first start leaves a directory that opens', async () => {
  const tables = ask('SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name', { name: Type.String() })
  let complete: string[] | undefined
  for (const made of [Number.POSITIVE_INFINITY, 0, 1, 3, 8, 14]) {
    const fresh = scratch()
    const starting = await child('./hold.ts', fresh.path)
    const open = nextLine(starting).then(
      () => true,
      () => false,
    )
    // Killed as soon as so many tables are there.
    const folder = join(fresh.path, 'store', 'data', 'sweeps')
    while (!(existsSync(folder) && readdirSync(folder).length >= made) && !(await Promise.race([open, sleep(1)])));
    await starting.kill('SIGKILL')
    const store = await openStore({ directory: fresh.path })
    const names = (await store.run(tables, {})).map(row => row.name)
    await store.close()
    fresh.remove()
    complete ??= names
    expect(names).toEqual(complete)
  }
})
