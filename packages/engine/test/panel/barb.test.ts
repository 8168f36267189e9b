import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectFile } from '../../src/operations/inspect-file.js'
import { guestsOf } from '../../src/panel/read/barb/guests.js'
import { readBarb } from '../../src/panel/read/barb/read-barb.js'
import { home, member, page, sessionRow } from './barb-rows.js'
import { csv, files as ownFiles, type PanelWorld, panelWorld } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
})
afterAll(() => world.remove())

const definition = {
  ...{ id: 'isles', name: 'Isles', market: 'GB', zone: 'Europe/London' },
  weighting: { method: 'rake', level: 'person', margins: ['sex_code'] },
  replicates: { method: 'jk1', groups: 'area' },
  ...{ thresholds: { persons: 0, households: 0, relativeError: null }, inTab: { days: 1, weekendDay: false } },
}
const own = {
  'panel.json': JSON.stringify(definition),
  'targets.csv': csv('margin,level,total', 'sex_code,female,60', 'sex_code,male,40'),
}
const week = ['03', '04', '05', '06', '07', '08', '09'].map(day => `2023-07-${day}`)
const homes = [1, 2, 3, 4].flatMap(number =>
  week.map(day => ({
    ...home(number, day, number === 4 ? 'home on panel (not valid reporter)' : undefined),
    area: number === 2 || number === 3 ? 'b' : 'a',
  })),
)
/*
 * | home | area | persons               | reports |
 * | ---- | ---- | --------------------- | ------- |
 * | 1    | a    | 1 female, 2 male      | yes     |
 * | 2    | b    | 1 female              | yes     |
 * | 3    | b    | 2 male                | yes     |
 * | 4    | a    | 1 female              | no      |
 *
 * Two women in-tab share 60, two men 40: a woman weighs 30, a man 20.
 */
const members = [
  member(1, 1, { date_of_birth: '1977-02-01' }),
  member(1, 2),
  member(2, 1, { date_of_birth: '2011-07-07' }),
  member(3, 2),
  member(4, 1),
]
/** 18:27 to 18:51, in three rows: two panels, and one of its two viewers in each of the first's. */
const evening = { start: '2023-07-06 18:27:00', stop: '2023-07-06 18:51:00.000' }
const linear = [
  { name: 'Early', start: '2023-07-06 18:00:00' },
  { name: 'Late', start: '2023-07-06 18:31:00' },
]
const sessions = [
  sessionRow({ ...evening, persons: [1], programmes: linear }),
  sessionRow({ ...evening, persons: [2], programmes: linear }),
  sessionRow({ ...evening, persons: [1], programmes: [linear[1]!], panel: 60 }),
  sessionRow({
    ...{ household: 2, start: '2023-07-06 20:00:00', stop: '2023-07-06 20:30:00', programmes: ['Tall Tales: Series 1, Episode 2'] },
    ...{ vod: 'Streamly', activity: 'subscription viewing', guests: [{ sex: 'female', age: '25-34' }] },
  }),
  sessionRow({ household: 4, start: '2023-07-06 20:00:00', stop: '2023-07-06 21:00:00' }),
  sessionRow({ household: 9, start: '2023-07-06 20:00:00', stop: '2023-07-06 21:00:00' }),
  sessionRow({ household: 3, start: '2023-07-06 21:00:00', stop: '2023-07-06 21:10:00', persons: [2, 7] }),
]
const barb = {
  'anything.json': page(...sessions),
  'members-1.json': JSON.stringify({ events: members.slice(0, 3) }),
  'members-2.ndjson': members
    .slice(3)
    .map(one => JSON.stringify(one))
    .join('\n'),
  'homes.json': JSON.stringify(homes),
}

test('a dry run says what rows come to, and what is left out and why; nothing is changed', async () => {
  const done = await world.import({ ...own, ...barb }, { dryRun: true })
  expect(done.version).toBe(0)
  expect(done.files.map(({ file, lines }) => [file, lines])).toEqual([
    ['panel.json', 1],
    ['targets.csv', 2],
    ['households.csv', 4],
    ['persons.csv', 5],
    ['days.csv', 28],
  ])
  // Early and Late of one session, Tall Tales, and The News of homes 4 and 3.
  expect(done.viewing).toEqual({ messages: 5, spans: 5 })
  expect(done.odd).toEqual([
    'days.csv begins with these rows: on a day without one a household is not in-tab, where every household was on every day.',
    'Barb: 7 rows of 5 sessions, by the clock of Europe/London. Rows of one session are one: their lengths are not added.',
    'Sessions by Barb’s words: live viewing: 3; subscription viewing: 1. All count when they were watched.',
    'Guests: 1, by age and sex as far as they are given.',
    'Left out: 1 session of 1 household that the panel does not have: 9.',
    'Left out: 1 person whom the panel does not have, of the sessions they are in: 3-7.',
    'Not in the catalogue: 4 programmes (Early (Channel Nine), Late (Channel Nine), Tall Tales: Series 1, Episode 2 (Streamly), The News (Channel Nine)). Each counts under its name until the catalogue has a line with that content and service.',
  ])
  expect([...world.engine.panels.definitions.keys()]).not.toContain('isles')
})

test('what is watched is counted once, by those who were there, at the weights of who reports; again, nothing changes', async () => {
  const catalogue = 'service,content,title,season,episode,name,kind,origin,language,runtime_ms,released'
  await world.engine.catalogue.import(
    csv(catalogue, 'Streamly,"Tall Tales: Series 1, Episode 2",tall-tales,1,2,Tall Tales,series,original,en,1800000,2023-01-01'),
    { actor: 'test', note: 'test' },
  )
  for (const time of ['once', 'twice']) {
    const done = await world.import({ ...own, ...barb })
    expect([time, done.version]).toEqual([time, 1])
    const { rows } = await world.engine.panels.minutes('isles', { from: '2023-07-06', to: '2023-07-07', by: 'title' })
    const minutes = Object.fromEntries(rows.map(({ levels, minutes }) => [levels['title'], minutes]))
    // 18:27–18:31 and 18:31–18:51 of a woman and a man; half an hour of a woman and her guest; ten minutes of a man. Home 4 does not report.
    expect(minutes).toEqual({ Early: 4 * 50, Late: 20 * 50, 'tall-tales': 30 * 30 * 2, 'The News': 10 * 20 })
  }
  const { rows } = await world.engine.panels.minutes('isles', { from: '2023-07-06', to: '2023-07-07', by: 'age_group' })
  // Person 1 of home 2 is 11 on the day before her birthday; guests have no age of the panel's.
  expect(rows.map(({ levels }) => levels['age_group'])).toContain('10-15')
})

test('rows of a later week add households and persons that are new, and leave those there are', async () => {
  const done = await world.import(
    {
      'next.json': page(sessionRow({ household: 5, start: '2023-07-13 20:00:00', stop: '2023-07-13 20:10:00' })),
      'members.json': JSON.stringify([member(5, 1), member(1, 1, { date_of_birth: '1950-01-01' })]),
      'homes.json': JSON.stringify([{ ...home(5, '2023-07-13'), area: 'a' }]),
    },
    { panel: 'isles', dryRun: true },
  )
  expect(done.files).toEqual([
    { file: 'households.csv', lines: 5, changed: true },
    { file: 'persons.csv', lines: 6, changed: true },
    { file: 'days.csv', lines: 29, changed: true },
  ])
  expect(done.viewing).toEqual({ messages: 1, spans: 1 })
})

test('rows are the same on a page, in a list, one a line, and in a table with JSON in its cells', async () => {
  const cell = (value: unknown) => `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`
  const table = [Object.keys(sessions[0]!).join(), ...sessions.map(row => Object.values(row).map(cell).join())].join('\n')
  const forms = {
    'a.json': JSON.stringify(sessions),
    'b.ndjson': sessions.map(row => JSON.stringify(row)).join('\r\n'),
    'c.csv': `${table}\n`,
    'd.jsonl': `${page(...sessions.slice(0, 2))}\n${page(...sessions.slice(2))}\n`,
    'viewing.ndjson': JSON.stringify(sessions).toLowerCase().replaceAll('the news', 'The News').replaceAll('channel nine', 'Channel Nine'),
  }
  for (const [file, text] of Object.entries(forms)) {
    const done = await world.import({ [file]: text }, { panel: 'isles', dryRun: true })
    expect([file, done.viewing, done.odd[0]]).toEqual([file, { messages: 5, spans: 5 }, expect.stringContaining('7 rows of 5 sessions')])
    const { recognised } = await inspectFile(Buffer.from(text), { name: file, whole: true })
    expect(recognised).toMatchObject({ kind: 'panel', sure: 'certain', format: file, words: 'Sessions of a panel, as Barb’s API has them' })
    // Of a large file its beginning is enough.
    const part = await inspectFile(Buffer.from(text.slice(0, text.length - 40)), { name: file, whole: false })
    expect(part.recognised).toMatchObject({ kind: 'panel', format: file })
  }
})

test('without any roster it is who watched, which is said', async () => {
  const done = await world.import(
    { 'panel.json': JSON.stringify({ ...definition, id: 'bare' }), 'rows.json': page(...sessions) },
    { dryRun: true },
  )
  expect(done.odd[0]).toMatch(/^persons\.csv is made of those who watched: whoever watched nothing is missing/)
  expect(done.files.map(({ file, lines }) => [file, lines])).toEqual([
    ['panel.json', 1],
    ['households.csv', 5],
    ['persons.csv', 7],
  ])
})

describe('what a session’s rows say and do not say', () => {
  const told = async (...rows: object[]) => {
    const done = await world.import({ 'rows.json': page(...rows) }, { panel: 'isles', dryRun: true })
    return { viewing: done.viewing, said: done.odd.join('\n') }
  }
  const night = { start: '2023-10-29 01:30:00', stop: '2023-10-29 01:10:00' }

  test.each<[string, object[], { messages: number; spans: number } | null, RegExp]>([
    ['an end in the hour that the clock ran through a second time', [sessionRow(night)], { messages: 1, spans: 1 }, /^(?!.*ran through)/s],
    [
      'both ends in that hour',
      [sessionRow({ ...night, stop: '2023-10-29 01:40:00' })],
      { messages: 1, spans: 1 },
      /1 session with local times in an hour that the clock ran through twice: the first is taken/,
    ],
    [
      'a time that no clock showed',
      [sessionRow({ start: '2023-03-26 01:30:00', stop: '2023-03-26 02:40:00' })],
      { messages: 1, spans: 1 },
      /1 session with local times in an hour that the clock skipped/,
    ],
    [
      'an end before its start',
      [sessionRow({ start: evening.stop.slice(0, 19), stop: evening.start })],
      null,
      /1 session ending when or before/,
    ],
    ['more than a day', [sessionRow({ ...evening, stop: '2023-07-07 20:00:00' })], null, /1 session of more than 24 hours/],
    ['nobody', [sessionRow({ ...evening, persons: [] })], { messages: 1, spans: 1 }, /Nobody is in front of 1 session/],
    ['no programme', [sessionRow({ ...evening, programmes: [] })], null, /Left out: 24 minutes for which no programme is named/],
    [
      'regional editions that begin together',
      [sessionRow({ ...evening, programmes: [linear[0]!, linear[1]!, { name: 'Late South', start: '2023-07-06 18:31:20' }] })],
      { messages: 1, spans: 1 },
      /Left out: 20 minutes for which several programmes are named/,
    ],
    [
      'two programmes on demand',
      [sessionRow({ ...evening, activity: 'viewing on demand', programmes: ['One', 'Two'] })],
      null,
      /Left out: 24 minutes for which several programmes are named/,
    ],
    [
      // The recording of 18:27 is watched from 22:00: Early for four minutes, and Late for 20.
      'a recording, by the clock of the broadcast',
      [
        sessionRow({
          ...{ start: '2023-07-06 22:00:00', stop: '2023-07-06 22:24:00', recording: evening.start, programmes: linear },
          activity: 'viewing on the same day as live',
        }),
      ],
      { messages: 2, spans: 2 },
      /viewing on the same day as live: 1\. All count when they were watched/,
    ],
  ])('%s', async (_, rows, viewing, words) => {
    const done = await told(...rows)
    expect(done.viewing).toEqual(viewing)
    expect(done.said).toMatch(words)
  })

  test('between the first and the second time of an hour are forty minutes', async () => {
    const path = join(world.directory, 'night.json')
    writeFileSync(path, page(sessionRow(night)))
    const read = await readBarb(new Map([['night.json', path]]), { zone: 'Europe/London', before: new Map(), isKnown: () => true })
    // 01:30 of summer time, and 01:10 of winter time.
    expect(read.messages[0]!.spans).toEqual([{ start: '2023-10-29T00:30:00.000Z', stop: '2023-10-29T01:10:00.000Z' }])
  })

  test.each<[string, unknown, string[] | undefined]>([
    ['nobody', {}, []],
    ['nobody in a list', [], []],
    ['numbers by group', { male_16_24: 2, female_4_9: 0 }, ['male 16 24', 'male 16 24 2']],
    [
      'one by one',
      [
        { sex_code: 'female', age: 30 },
        { sex_code: 'female', age: 30 },
      ],
      ['30 female', '30 female 2'],
    ],
    ['a number of them', [{ sex: 'male', age_band: '16-24', number_of_guests: 2 }], ['16-24 male', '16-24 male 2']],
    ['how many alone', 2, ['guest', 'guest 2']],
    ['names', ['Ann'], undefined],
    ['words for numbers', { male: 'some' }, undefined],
  ])('guests: %s', (_, value, expected) => {
    expect(guestsOf(value)).toEqual(expected)
  })
})

test.each<[string, string, RegExp]>([
  ['a page that was cut off', page(...sessions).slice(0, -30), /^rows\.json, line 1: is no JSON: it may be cut off: download it again/],
  ['no household', page({ ...sessions[0], HOUSEHOLD: {} }), /^rows\.json, row 1: HOUSEHOLD has no household_number/],
  ['no device', page(sessions[0]!, { ...sessions[0], DEVICE: {} }), /^rows\.json, row 2: DEVICE has no device_number/],
  [
    'no time',
    page({ ...sessions[0], SESSION_END: { standard_datetime: '6 July' } }),
    /row 1: SESSION_END has no standard_datetime such as/,
  ],
  [
    'a day that is none',
    page({ ...sessions[0], SESSION_START: { standard_datetime: '2023-02-30 10:00:00' } }),
    /SESSION_START has no standard/,
  ],
  [
    'somebody without number',
    page({ ...sessions[0], PANEL_VIEWERS: [{ sex_code: 'male' }] }),
    /PANEL_VIEWERS has somebody without person_number/,
  ],
  ['viewers that are no list', page({ ...sessions[0], PANEL_VIEWERS: 'two' }), /PANEL_VIEWERS is no list of persons/],
  ['programmes that are no list', page({ ...sessions[0], PROGRAMMES_VIEWED: 'news' }), /PROGRAMMES_VIEWED is no list/],
  ['guests that are names', page({ ...sessions[0], GUEST_VIEWERS: ['Ann'] }), /GUEST_VIEWERS is neither a list nor counts of guests/],
  ['no station', page({ ...sessions[0], VIEWING_STATION: {} }), /VIEWING_STATION has no name, and VOD_PROVIDER has none/],
  ['a row that is none', `[${JSON.stringify(sessions[0])}, 7]`, /^rows\.json, row 2: is no object/],
  ['a member without number', JSON.stringify([member(1, 1), { ...member(1, 1), person_number: null }]), /row 2: has no person_number/],
  [
    'objects as Python writes them',
    "SESSION_START,SESSION_END,HOUSEHOLD,DEVICE,PANEL_VIEWERS\n\"{'standard_datetime': '2023-07-06'}\",a,b,c,d\n",
    /^rows\.csv, line 2: SESSION_START is written as Python writes an object: save the rows with to_json/,
  ],
])('%s is refused by file, row and field', async (_, text, message) => {
  const file = text.startsWith('SESSION') ? 'rows.csv' : 'rows.json'
  await expect(world.import({ [file]: text }, { panel: 'isles' })).rejects.toThrow(message)
})

test('our own files stay ours', async () => {
  for (const [name, text] of Object.entries(ownFiles)) {
    const { recognised } = await inspectFile(Buffer.from(text), { name, whole: true })
    expect([name, recognised?.words]).not.toEqual([name, expect.stringContaining('Barb')])
  }
})
