import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportedRows, removeRows } from '../../src/catalogue/index.js'
import { rowsCsv } from '../../src/tables/index.js'
import { at, catalogueOf, made, openWorld, says, type World } from '../world.js'

/*
 * version | by  |
 *    1    | ana | e1 show/1/1 30 min, e2 show/1/2 30 min, f1 some-film
 *    2    | bo  | e2 show/1/2 45 min
 */
let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  await world.forget()
  await world.catalogue.import(catalogueOf('e1 show 1 1 30', 'e2 show 1 2 30', 'f1 some-film - - 90'), { actor: 'ana', note: 'a.csv' })
  await world.catalogue.import(catalogueOf('e2 show 1 2 45'), { actor: 'bo', note: 'b.csv' })
})
afterAll(() => world.remove())

const contents = async () => (await world.catalogue.entries()).map(({ content, runtimeMs }) => `${content} ${runtimeMs / 60_000}`)

describe('a preview', () => {
  test('says what would be added and changed, and changes nothing', async () => {
    const before = await world.catalogue.entries()
    expect(await world.catalogue.import(catalogueOf('e1 show 1 1 30', 'e2 show 2 1 50', 'e3 show 1 3 30'), made, { dryRun: true })).toEqual(
      {
        version: 2,
        read: 3,
        added: 1,
        changed: 1,
        removed: 0,
        unchanged: 1,
        dryRun: true,
        changes: ['~ s e2: show/1/2 → show/2/1; runtime_ms 2700000 → 3000000', '+ s e3: show/1/3'],
        odd: ['show/1 has 2 episodes and the last is number 3: some in between are missing'],
      },
    )
    expect(await world.catalogue.entries()).toEqual(before)
    expect(await world.catalogue.versions()).toHaveLength(2)
  })

  test.each([
    ['1-2', ['3']],
    ['1–3', ['4']],
    ['E01-E02', ['3', '4']],
    ['1+2', ['3']],
    ['E1&E2', ['3']],
  ])('a file of episodes %s covers them: none in between are missing', async (several, others) => {
    const file = catalogueOf(`d0 double 1 ${several} 60`, ...others.map(number => `d${number} double 1 ${number} 30`))
    const { odd } = await world.catalogue.import(file, made, { dryRun: true })
    expect(odd).toEqual([expect.stringMatching(/one file of episodes/)])
    const gap = catalogueOf(`d0 double 1 ${several} 60`, 'd9 double 1 9 30')
    expect((await world.catalogue.import(gap, made, { dryRun: true })).odd.at(-1)).toMatch(
      /and the last is number 9: some in between are missing/,
    )
  })

  test('of a file that is the whole says what would be removed; the import then does it, for its services alone', async () => {
    await world.catalogue.import(catalogueOf('t/z1 other-show 1 1 30'), made)
    const whole = catalogueOf('e1 show 1 1 30')
    const preview = await world.catalogue.import(whole, made, { dryRun: true, whole: true })
    expect(preview).toMatchObject({ removed: 2, unchanged: 1, changes: ['- s e2: show/1/2', '- s f1: some-film'] })
    expect(await world.catalogue.import(whole, made, { whole: true })).toMatchObject({ version: 4, removed: 2 })
    expect(await contents()).toEqual(['e1 30', 'z1 30'])
  })

  test('names at most a hundred changes', async () => {
    const many = Array.from({ length: 103 }, (_, index) => `c${index} long 1 ${index + 1} 30`)
    const { added, changes } = await world.catalogue.import(catalogueOf(...many), made, { dryRun: true })
    expect([added, changes.length, changes.at(-1)]).toEqual([103, 101, 'and 3 more'])
  })
})

const header = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released,title_name'
test.each([
  ['a film and a series', ['s,x,show,,,show,film,,,,,show'], /^show is both a film and a series/],
  ['two names', ['s,x,show,2,1,,series,,,,,The Show', 's,y,show,2,2,,series,,,,,The Shows'], /^show is called "show" and "The Show"/],
  ['two contents of one episode', ['s,x,show,1,1,,series,,,,,show'], /^s: show\/1\/1 has 2 content ids \(e1, x\)/],
  ['another service’s same episode', ['t,x,show,1,1,,series,,,,,show'], undefined],
  ['a gap', ['s,x,gap,1,1,,series,,,,,', 's,y,gap,1,4,,series,,,,,'], /^gap\/1 has 2 episodes and the last is number 4/],
  ['a season whose last is not there yet', ['s,x,show,1,3,,series,,,,,show'], undefined],
  ['seconds for milliseconds', ['s,x,show,1,3,,series,,,2700,,show'], /^show\/1\/3 \(x\) runs 2700 ms, less than a minute/],
  ['six hours', ['s,x,a-film,,,,film,,,21600000,,'], /^a-film \(x\) runs 360 minutes/],
])('%s: what is odd is said and let by', async (_, rows, odd) => {
  const imported = await world.catalogue.import([header, ...rows].join('\n'), made)
  expect(imported).toMatchObject({ version: 3, added: rows.length })
  expect(imported.odd).toEqual(odd ? [expect.stringMatching(odd)] : [])
})

describe('versions', () => {
  test('say who made them, when, from what, and what they did', async () => {
    expect(await world.catalogue.versions()).toEqual([
      { version: 2, restored: null, made: expect.any(String), actor: 'bo', note: 'b.csv', added: 0, changed: 1, removed: 0 },
      { version: 1, restored: null, made: expect.any(String), actor: 'ana', note: 'a.csv', added: 3, changed: 0, removed: 0 },
    ])
    const day = (await world.catalogue.versions())[0]!.made
    expect(Math.abs(Date.parse(day) - Date.now())).toBeLessThan(60_000)
  })

  test('are undone one after the other, each undoing a version of its own, to the empty catalogue and no further', async () => {
    expect(await world.catalogue.undo('cy')).toMatchObject({ version: 3, restored: 1, changes: [{ after: { content: 'e2' } }] })
    expect(await contents()).toEqual(['e1 30', 'e2 30', 'f1 90'])
    expect((await world.catalogue.versions())[0]).toMatchObject({
      version: 3,
      restored: 1,
      actor: 'cy',
      note: 'undo: back to version 1',
      changed: 1,
    })
    expect(await world.catalogue.undo('cy')).toMatchObject({ version: 4, restored: 0 })
    expect(await contents()).toEqual([])
    await expect(world.catalogue.undo('cy')).rejects.toMatchObject({ code: 'not-found', message: /nothing to undo/ })
    expect((await world.catalogue.versions()).map(({ added, changed, removed }) => [added, changed, removed])).toEqual([
      [0, 0, 3],
      [0, 1, 0],
      [0, 1, 0],
      [3, 0, 0],
    ])
  })

  test('made after an undo stand on it', async () => {
    await world.catalogue.undo('cy')
    await world.catalogue.import(catalogueOf('e3 show 1 3 30'), made)
    expect(await world.catalogue.undo('cy')).toMatchObject({ version: 5, restored: 1 })
    expect(await contents()).toEqual(['e1 30', 'e2 30', 'f1 90'])
    expect(await world.catalogue.entries(2)).toMatchObject([{}, { content: 'e2', runtimeMs: 2_700_000 }, {}])
  })

  test('bring back what was removed', async () => {
    const before = await world.catalogue.entries()
    await world.catalogue.edit(held => removeRows(held, { places: ['show'] }), made)
    expect(await contents()).toEqual(['f1 90'])
    await world.catalogue.undo('cy')
    expect(await world.catalogue.entries()).toEqual(before)
  })

  test('are found again after a restart', async () => {
    await world.catalogue.undo('cy')
    await world.plays.close()
    const again = await openWorld({ directory: world.directory, store: world.store })
    expect(again.catalogue.version).toBe(3)
    expect(await again.catalogue.undo('cy')).toMatchObject({ version: 4, restored: 0 })
    await again.plays.close()
  })
})

describe('removing', () => {
  test('a title keeps its figures: they are shown under the content’s own id', async () => {
    await world.receive(says('ana', 'e1', 'p1', ['20:00', '20:30']), at('20:30'))
    await world.catalogue.edit(held => removeRows(held, { places: ['show'] }), made)
    expect(await world.rows({ by: 'title,season,episode', metric: 'minutes' })).toEqual([{ content: 'e1', minutes: 30 }])
    await world.catalogue.undo('cy')
    expect(await world.rows({ by: 'title,season,episode', metric: 'minutes' })).toEqual([
      { title: 'show', season: 1, episode: 1, minutes: 30 },
    ])
  })

  test.each([
    [{ places: ['show/1'] }, ['f1 90']],
    [{ places: ['show/1/2', 'some-film'] }, ['e1 30']],
    [{ service: 's', content: 'e1' }, ['e2 45', 'f1 90']],
  ])('%j', async (removal, left) => {
    await world.catalogue.edit(held => removeRows(held, removal), made)
    expect(await contents()).toEqual(left)
  })

  test.each([
    [{ places: ['some-film', 'shaw'] }, 'not-found', /no shaw; there is show, some-film/],
    [{ places: ['show/2'] }, 'not-found', /no show\/2; there is show\/1/],
    [{ places: ['show/1/9'] }, 'not-found', /no show\/1\/9; there is show\/1\/1, show\/1\/2/],
    [{ places: ['Show'] }, 'invalid-request', /"Show" names no title.*\(show\)/],
    [{ places: ['show/one'] }, 'invalid-request', /names no title/],
    [{ service: 's', content: 'e9' }, 'not-found', /no content "e9" of s/],
  ])('%j is refused, and nothing is removed', async (removal, code, message) => {
    await expect(world.catalogue.edit(held => removeRows(held, removal), made)).rejects.toMatchObject({ code, message })
    expect(world.catalogue.version).toBe(2)
    expect(await contents()).toHaveLength(3)
  })
})

test.each(['csv', 'json'])('an export as %s imported again changes nothing, with names that look like formulas too', async format => {
  await world.catalogue.import(
    `${header}\ns,x,formula,1,1,"=SUM(A1:A9)",series,original,en,60000,1942-11-26,+Formula\ns,-5,other,,,"a ""quoted"", name",film,,,,,`,
    made,
  )
  const rows = exportedRows(await world.catalogue.entries())
  const text = format === 'csv' ? rowsCsv(rows) : JSON.stringify(rows)
  if (format === 'csv') expect(text).not.toMatch(/(^|,|")[=+@]/m)
  expect(await world.catalogue.import(text, made)).toMatchObject({ version: 3, read: 5, unchanged: 5 })
  if (format === 'json')
    expect(await world.catalogue.import(JSON.stringify({ version: 3, entries: rows }), made)).toMatchObject({ unchanged: 5 })
})
