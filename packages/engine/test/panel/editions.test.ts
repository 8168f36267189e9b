import type { Edition } from '@sweeps/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, catalogue, csv, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
  await world.engine.catalogue.import(catalogue, { actor: 'test', note: 'test' })
})
afterAll(() => world.remove())

const week = '2021-08-09'
const days = ['09', '10', '11', '12', '13', '14', '15'].map(day => `2021-08-${day}`)
/** All homes report every day, but for those of `out` on Monday. */
const reporting = (...out: string[]) =>
  csv(
    'household,day,state',
    ...['h1', 'h2', 'h3', 'h4'].flatMap(home =>
      days.map((day, place) => `${home},${day},${place === 0 && out.includes(home) ? 'out' : 'in-tab'}`),
    ),
  )
const watched = (home: string, person: string, content: string, minutes: number) =>
  viewed(home, content, [at('20:00'), at(`20:${minutes}`)], [{ person, start: at('20:00'), stop: at(`20:${minutes}`) }], {
    play: `${home}-${content}-late`,
  })

/** Publishes as if it were this instant for the store. */
async function publishAt(instant: string): Promise<Edition> {
  world.engine.store.clock.measured(Date.parse(instant), { sentAt: Date.now(), took: 0 })
  const { id } = await world.engine.editions.publish({ chart: 'panel-tiny', week }, 'test')
  return world.engine.editions.get(id)
}
const overall = ({ changes }: Edition) => changes.filter(({ list }) => list === 'overall')
const causesOf = (edition: Edition, title: string) =>
  Object.fromEntries(
    (overall(edition).find(one => one.title === title)?.causes ?? []).map(({ cause, value }) => [cause, Math.round(value * 1e6) / 1e6]),
  )
const statuses = async () => (await world.engine.editions.list('panel-tiny')).map(({ id, status }) => `${id.slice(-2)} ${status}`).sort()

describe('editions of a panel', () => {
  let provisional: Edition
  let final: Edition

  test('before eight days after the week an edition is provisional, and says so in its lists', async () => {
    // Without h2 the women p1 and p5 share 60 on Monday: 30 each. Men weigh 40 ⁄ 3.
    await world.import({
      ...files,
      'days.csv': reporting('h2'),
      'viewing.ndjson': lines(watched('h1', 'p1', 'one', 30), watched('h1', 'p2', 'two', 45), watched('h2', 'p3', 'two', 30)),
    })
    provisional = await publishAt('2021-08-23T23:59:00Z')
    expect([provisional.status, provisional.correction, provisional.changes]).toEqual(['provisional', undefined, []])
    const [list] = provisional.lists
    expect(list!.closed).toBe(false)
    expect(list!.notes.join()).toMatch(/provisional until 2021-08-24 00:00 UTC/)
    expect(list!.entries.map(({ title, value }) => [title, Math.round(value!)])).toEqual([
      ['one', 30 * 30],
      ['two', 45 * (40 / 3)],
    ])
  })

  test('the final one says why it differs, line by line; the causes add up to the change', async () => {
    // h2 reports after all: women weigh 20 on Monday, too. Of p5, who counted before, viewing came in.
    await world.import({ 'days.csv': reporting(), 'viewing.ndjson': lines(watched('h4', 'p5', 'two', 45)) })
    final = await publishAt('2021-08-24T00:00:00Z')
    expect([final.status, final.revision, final.lists[0]!.closed, final.previous]).toEqual(['final', 2, true, provisional.hash])
    expect(causesOf(final, 'one')).toEqual({ weights: 30 * (20 - 30) })
    expect(causesOf(final, 'two')).toEqual({ viewing: 45 * 30, came: 30 * 20, weights: 45 * (20 - 30) })
    for (const { before, after, causes } of overall(final))
      expect(causes!.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(after!.value - before!.value, 9)
    const two = overall(final).find(({ title }) => title === 'two')!
    expect([two.before!.rank, two.after!.rank, Math.round(two.after!.value)]).toEqual([2, 1, 600 + 600 + 900])
    expect(two.causes!.map(({ text }) => text)).toEqual([
      '+1,350 minutes by viewing that came in late',
      '+600 minutes from homes and persons that count now and did not',
      '−450 minutes by other weights of those who count in both',
    ])
  })

  test('and what is known now that was not, in numbers and words', () => {
    const { correction } = final
    expect(correction).toMatchObject({
      edition: provisional.id,
      status: 'provisional',
      viewing: { stretches: 1, presence: 1, households: 1 },
      inTab: { came: 1, left: 0 },
      persons: { came: 0, left: 0, changed: 0 },
      targets: [],
      definition: [],
    })
    // On one of seven days the two women weighed 30, on the others three weigh 20: 1,380 ÷ 20 and 1,200 ÷ 20 … by person and day.
    const women = correction!.weights.levels.find(({ level }) => level === 'f')!
    expect(women.before).toBeCloseTo((2 * 30 + 6 * 3 * 20) / (2 + 6 * 3), 9)
    expect(women.after).toBeCloseTo(20, 9)
    // p1 and p5 moved by 10 on Monday; before, all women and men who count in both weighed 100 a day.
    expect(correction!.weights.moved).toBeCloseTo((2 * 10) / (7 * 100), 9)
    expect(correction!.words).toEqual([
      'Viewing came in late from 1 home: 1 stretch of playing and 1 of who was there are new or longer.',
      'Homes count on 1 day on which they did not.',
      'Weights of those who count in both moved by 2.9 % in the mean.',
      'Persons of sex f weigh 20.00 in the mean, after 21.00.',
    ])
  })

  test('with nothing new there is no further edition; a final one is corrected by a revised one', async () => {
    expect((await publishAt('2021-08-25T00:00:00Z')).id).toBe(final.id)
    // What was the film is another episode of the series, which then has all viewing.
    const moved = csv(...catalogue.trim().split('\n').slice(0, -1), 'tv,two,one,1,3,One,series,original,en,3600000,2021-08-01')
    await world.engine.catalogue.import(moved, { actor: 'test', note: 'test' })
    // p6 is gone, who watched nothing. Two men share 20: p2 weighs 10 instead of 40 ⁄ 3 and saw 45 minutes.
    await world.import({
      'persons.csv': csv('person,household,weight,sex', 'p1,h1,10,f', 'p2,h1,10,m', 'p3,h2,10,f', 'p4,h3,10,m', 'p5,h4,10,f'),
      'targets.csv': csv('margin,level,total', 'sex,f,60', 'sex,m,20'),
    })
    const revised = await publishAt('2021-08-26T00:00:00Z')
    expect([revised.status, revised.correction!.status]).toEqual(['revised', 'final'])
    expect(causesOf(revised, 'one')).toEqual({ catalogue: 2100, weights: 45 * 10 - 600 })
    expect(causesOf(revised, 'two')).toEqual({ catalogue: -2100 })
    expect(overall(revised).find(({ title }) => title === 'two')!.after).toEqual({ rank: null, value: 0 })
    expect(revised.correction).toMatchObject({
      persons: { came: 0, left: 1, changed: 0 },
      targets: [{ margin: 'sex', level: 'm', before: 40, after: 20 }],
      catalogue: { before: 1, after: 2 },
    })
    expect(revised.correction!.words.slice(0, 3)).toEqual([
      'Persons in the files: 1 left.',
      'The total of sex m was 40 and is 20.',
      'The catalogue is at version 2, after 1.',
    ])
  })

  test('each says what it is in the list of editions, and it is made again, causes included', async () => {
    expect(await statuses()).toEqual(['r1 provisional', 'r2 final', 'r3 revised'])
    expect(await world.engine.editions.verify({ id: final.id })).toMatchObject({ equal: true, against: 'data', differences: [] })
  })

  test('after a household has withdrawn, what it added is a rest that nothing can tell apart', async () => {
    await world.engine.panels.withdraw('tiny', 'h2')
    const revised = await publishAt('2021-08-28T00:00:00Z')
    const { causes, before, after } = overall(revised).find(({ title }) => title === 'one')!
    expect(causes!.map(({ cause }) => cause)).toContain('rest')
    expect(causes!.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(after!.value - before!.value, 9)
  })

  test('of a withheld figure neither figures nor causes are given', async () => {
    const panel = { ...JSON.parse(files['panel.json']), thresholds: { persons: 5, households: 0, relativeError: null } }
    await world.import({ 'panel.json': JSON.stringify(panel) })
    const revised = await publishAt('2021-08-29T00:00:00Z')
    const [one] = overall(revised)
    expect([one!.before, one!.after, one!.causes]).toEqual([undefined, undefined, undefined])
    expect(revised.correction!.definition).toEqual(['thresholds'])
  })
})
