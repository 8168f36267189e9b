import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRows } from '../world.js'
import { at, csv, definition, files, lines, type PanelWorld, panelWorld, viewed } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
})
afterAll(() => world.remove())

const persons = (...rows: string[]) => ({ 'persons.csv': csv('person,household,weight,sex', ...rows) })
const good = files['persons.csv'].trim().split('\n').slice(1)
const changed = (line: number, row: string) => persons(...good.map((one, place) => (place === line ? row : one)))
const targets = (...rows: string[]) => ({ 'targets.csv': csv('margin,level,total', ...rows) })
const panel = (change: Record<string, unknown>) => ({ 'panel.json': JSON.stringify({ ...definition, ...change }) })
const weighting = (change: Record<string, unknown>) => panel({ weighting: { ...definition.weighting, ...change } })
const days = (...rows: string[]) => ({ 'days.csv': csv('household,day,state,reason', ...rows) })
const everyDay = (state: string) => ['09', '10', '11', '12', '13', '14', '15'].map(day => `h1,2021-08-${day},${state},`)

test.each<[string, Record<string, string>, RegExp]>([
  [
    'a level without anybody',
    targets('sex,f,50', 'sex,m,40', 'sex,x,10'),
    /a target has nobody in the sample: sex x \(10\): name a neighbour/,
  ],
  ['a level without a total', targets('sex,f,60'), /p2 has the sex "m", which has no total in targets\.csv \(known levels: f\)/],
  ['a total of 0 where somebody is', targets('sex,f,60', 'sex,m,0'), /somebody where the target is 0: sex m \(weight 30\)/],
  [
    'margins that disagree',
    {
      ...weighting({ margins: ['sex', 'group'] }),
      ...targets('sex,f,60', 'sex,m,40', 'group,a,50', 'group,b,60'),
    },
    /the margins do not add up to the same population: sex 100, group 110: .*weighting\/scaleTo/,
  ],
  [
    'margins that disagree, calibrated',
    { ...weighting({ method: 'linear', margins: ['sex', 'group'] }), ...targets('sex,f,60', 'sex,m,40', 'group,a,50', 'group,b,60') },
    /linear: the margins do not add up to the same population: sex 100, group 110/,
  ],
  [
    'margins of households that disagree',
    {
      ...weighting({ method: 'household', level: 'household', margins: ['sex', 'group', 'side'] }),
      'households.csv': csv('household,group,side', 'h1,a,l', 'h2,a,r', 'h3,b,l', 'h4,b,r'),
      ...targets('sex,f,60', 'sex,m,40', 'group,a,25', 'group,b,25', 'side,l,25', 'side,r,24'),
    },
    /household: the margins do not add up to the same population: group 50, side 49/,
  ],
  [
    'a total of 0 where somebody is, calibrated',
    { ...weighting({ method: 'raking' }), ...targets('sex,f,60', 'sex,m,0') },
    /raking: the sample has somebody where the target is 0: sex m \(weight 30\)/,
  ],
  [
    'totals of 0 to be scaled',
    {
      ...weighting({ margins: ['sex', 'group'], scaleTo: 'sex' }),
      ...targets('sex,f,60', 'sex,m,40', 'group,a,0', 'group,b,0'),
    },
    /targets\.csv: the totals of group add up to 0, and weighting\/scaleTo wants group scaled to sex/,
  ],
  [
    'a neighbour that is no level',
    weighting({ collapse: { smallest: 9, neighbours: { sex: { f: 'male' } } } }),
    /weighting\/collapse\/neighbours\/sex names male, which is no level of sex/,
  ],
  ['a missing level', changed(0, 'p1,h1,10,'), /persons\.csv, line 2, column sex: p1 has no level: fill it in, or declare/],
  ['an unknown column', weighting({ margins: ['age'] }), /weighting\/margins names age, and neither persons\.csv nor households\.csv/],
  [
    'a person without household',
    changed(5, 'p6,h9,10,m'),
    /persons\.csv: line 7, column household: person p6 lives in household h9, which is not/,
  ],
  ['a household that is empty text', changed(5, 'p6,,10,m'), /persons\.csv: line 7, column household: "" is empty/],
  ['a person twice', persons(...good, 'p1,h1,10,f'), /persons\.csv: line 8, column person: person p1 is in line 2 already/],
  ['a person in two households', persons(...good, 'p1,h2,10,f'), /person p1 is in households h1 and h2 on the same days \(line 2 too\)/],
  [
    'overlapping days',
    {
      'persons.csv': csv(
        'person,household,weight,sex,from,to',
        'p1,h1,1,f,2021-01-01,2021-06-30',
        'p1,h2,1,f,2021-06-30,',
        'p2,h3,1,m,,',
        'p3,h4,1,m,,',
      ),
    },
    /person p1 is in households h1 and h2 on the same days/,
  ],
  ['a negative weight', changed(2, 'p3,h2,-10,f'), /persons\.csv, line 4, column weight: the base weight of p3 is negative \(-10\)/],
  ['a weight of 0', changed(2, 'p3,h2,0,f'), /the base weight of p3 is 0: it must be above 0/],
  ['a weight that is none', changed(2, 'p3,h2,ten,f'), /"ten" is no base weight: give p3 a number above 0/],
  [
    'bounds that cannot hold',
    weighting({ method: 'logit', bounds: { low: 0.9, high: 1.1 } }),
    /no weights within the bounds can meet sex f \(needs a factor of 2\).*: widen weighting\/bounds/,
  ],
  [
    'bounds in the wrong order',
    weighting({ method: 'truncated', bounds: { low: 2, high: 1 } }),
    /panel\.json: weighting\/bounds: low must be below high/,
  ],
  ['no bounds', weighting({ method: 'logit' }), /weighting\/bounds is missing: logit needs/],
  [
    'no solution',
    {
      ...weighting({ margins: ['sex', 'side'] }),
      'persons.csv': csv('person,household,weight,sex,side', 'p1,h1,1,f,l', 'p2,h2,1,m,r', 'p3,h3,1,f,l', 'p4,h4,1,m,r'),
      ...targets('sex,f,60', 'sex,m,40', 'side,l,50', 'side,r,50'),
    },
    /the targets are not met after 1000 rounds; furthest off: sex m reaches 50 of 40, sex f reaches 50 of 60: join small levels/,
  ],
  [
    'a panel of one household',
    { 'households.csv': csv('household,group', 'h1,a'), ...persons('p1,h1,1,f', 'p2,h1,1,m') },
    /the sample has one household: nothing can be said of its error/,
  ],
  ['one group', { 'households.csv': csv('household,group', 'h1,a', 'h2,a', 'h3,a', 'h4,a') }, /column group: there is one group only/],
  [
    'a household twice',
    { 'households.csv': csv('household,group', 'h1,a', 'h1,b') },
    /households\.csv: line 3, column household: household h1 is in line 2 already/,
  ],
  ['a week without in-tab homes', days(...everyDay('out')), /days\.csv: column state: the week of 2021-08-09 has no in-tab home/],
  [
    'a day twice',
    days('h1,2021-08-09,in-tab,', 'h1,2021-08-09,out,'),
    /days\.csv: line 3, column day: household h1 has 2021-08-09 in line 2 already/,
  ],
  [
    'a day of another zone',
    days('h1,2021-08-09T00:00:00+02:00,in-tab,'),
    /days\.csv: line 2, column day: "2021-08-09T00:00:00\+02:00" is an instant, perhaps of another zone: write the day that it is in UTC/,
  ],
  [
    'a zone that is another',
    { 'days.csv': csv('household,day,state,zone', 'h1,2021-08-09,in-tab,Europe/Berlin') },
    /column zone: the day is one of Europe\/Berlin, and the panel's are those of UTC/,
  ],
  [
    'a zone that is another, by another name of its column',
    { 'days.csv': csv('household,day,state,Time Zone', 'h1,2021-08-09,in-tab,America/New_York') },
    /column time zone: the day is one of America\/New_York, and the panel's are those of UTC/i,
  ],
  [
    'a person who comes at an instant of another zone',
    { 'persons.csv': csv('person,household,weight,sex,from', 'p1,h1,1,f,2021-08-09T22:00:00-05:00') },
    /persons\.csv: line 2, column from: "2021-08-09T22:00:00-05:00" is an instant, perhaps of another zone/,
  ],
  [
    'a total that holds from an instant',
    { 'targets.csv': csv('margin,level,total,from', 'sex,f,60,2021-08-09 18:00', 'sex,m,40,') },
    /targets\.csv: line 2, column from: "2021-08-09 18:00" is an instant/,
  ],
  [
    'a device of a household nobody knows',
    { 'devices.csv': csv('device,household', 'd1,h9') },
    /devices\.csv: line 2, column household: household h9/,
  ],
  ['a device without household', { 'devices.csv': csv('device,household', 'd1,') }, /devices\.csv: line 2, column household: "" is empty/],
  ['a day that is none', days('h1,2021-02-30,in-tab,'), /"2021-02-30" is no day of the calendar/],
  ['a state that is none', days('h1,2021-08-09,maybe,'), /column state: "maybe" is not known here: it must be in-tab or out/],
  ['a day of a household nobody knows', days('h9,2021-08-09,in-tab,'), /household h9 is not in households\.csv/],
  ['a total twice', targets('sex,f,60', 'sex,m,40', 'sex,m,40'), /targets\.csv: line 4, column level: sex m has a total in line 3 already/],
  ['a total that is none', targets('sex,f,many', 'sex,m,40'), /targets\.csv: line 2, column total: "many" is no number/],
  ['a negative total', targets('sex,f,-60', 'sex,m,40'), /column total: -60 is below 0/],
  ['a definition that is none', { 'panel.json': '{' }, /panel\.json: this is no JSON/],
  ['a member too many', panel({ wheighting: 1 }), /panel\.json: \/wheighting is no member of a definition: check its spelling/],
  ['no weighting', { 'panel.json': JSON.stringify({ ...definition, weighting: undefined }) }, /panel\.json: \/weighting is missing/],
  ['a zone that is none', panel({ zone: 'Mars/Olympus' }), /zone "Mars\/Olympus" is no time zone/],
  ['a file that is none', { 'notes.txt': 'hello' }, /notes\.txt is no file of a panel/],
  [
    'viewing of nobody',
    { 'viewing.ndjson': lines(viewed('h1', 'one', [at('20:00'), at('21:00')], [{ person: 'p9', start: at('20:00'), stop: at('21:00') }])) },
    /viewing\.ndjson, line 1: presence\/0\/person: "p9" is no person of panel tiny/,
  ],
  [
    'viewing of somebody elsewhere',
    { 'viewing.ndjson': lines(viewed('h1', 'one', [at('20:00'), at('21:00')], [{ person: 'p3', start: at('20:00'), stop: at('21:00') }])) },
    /"p3" does not live in household h1: report them as a guest/,
  ],
  [
    'viewing that ends before it begins',
    { 'viewing.ndjson': lines(viewed('h1', 'one', [at('21:00'), at('20:00')], [])) },
    /spans\/0\/stop: .* is before the start/,
  ],
  [
    'factors that lack a household',
    { ...panel({ replicates: { method: 'given', file: 'f.csv', scale: 1 } }), 'f.csv': csv('household,r1,r2', 'h1,1,0') },
    /f\.csv has no factors for household h2/,
  ],
  [
    'negative factors',
    { ...panel({ replicates: { method: 'given', file: 'f.csv', scale: 1 } }), 'f.csv': csv('household,r1,r2', 'h1,1,-1') },
    /f\.csv: line 2, column r2: -1 is below 0/,
  ],
])('%s is refused in words of its own, and nothing is written', async (_, change, words) => {
  const attempt = world.import({ ...files, ...change })
  await expect(attempt).rejects.toMatchObject({ code: 'invalid-file' })
  await expect(attempt).rejects.toThrow(words)
  await expect(attempt).rejects.toThrow(/nothing was imported/)
  expect(world.engine.panels.definitions.size).toBe(0)
  for (const table of ['panel_versions', 'panel_rows', 'panel_viewing']) expect(await countRows(world.engine.store, table)).toBe(0)
})

test('declared, what disagrees is scaled and what is unknown keeps its share; small levels join their neighbour, and it is logged', async () => {
  await world.import({
    ...files,
    ...weighting({
      margins: ['sex', 'group'],
      scaleTo: 'sex',
      unknown: 'present-share',
      collapse: { smallest: 2, neighbours: { sex: { x: 'm' } } },
    }),
    ...changed(5, 'p6,h4,10,x'),
    ...targets('sex,f,60', 'sex,m,30', 'sex,x,10', 'group,a,110', 'group,b,110'),
  })
  const { week } = await world.engine.panels.weigh('tiny', '2021-08-09')
  expect(week.collapsed).toEqual([{ margin: 'sex', level: 'x', into: 'm', households: 1 }])
  expect(week.residuals.map(({ margin, level, target }) => [margin, level, target])).toEqual([
    ['sex', 'f', 60],
    ['sex', 'm', 40],
    ['group', 'a', 50],
    ['group', 'b', 50],
  ])
  expect(week.population).toBeCloseTo(100, 9)
  await world.import(changed(5, 'p6,h4,10,'))
  const unknown = (await world.engine.panels.weigh('tiny', '2021-08-09')).week.residuals.find(({ level }) => level === 'unknown')!
  // p6 is one of six by base weight.
  expect(unknown.target).toBeCloseTo(100 / 6, 9)
  expect(unknown.achieved).toBeCloseTo(100 / 6, 9)
})

test('a level may have any name', async () => {
  const named = (text: string) =>
    text.replaceAll(/,m$/gm, ',__proto__').replaceAll('sex,m', 'sex,__proto__').replaceAll(',f', ',constructor')
  const shown = await world.import(
    { ...files, 'persons.csv': named(files['persons.csv']), 'targets.csv': named(files['targets.csv']) },
    { dryRun: true },
  )
  expect(shown).toMatchObject({ dryRun: true, odd: [] })
})

test('a week without in-tab homes cannot be weighted, and says so', async () => {
  await world.import(days('h1,2021-08-09,in-tab,', 'h2,2021-08-09,in-tab,', 'h3,2021-08-09,in-tab,', 'h4,2021-08-09,in-tab,'))
  await expect(world.engine.panels.weigh('tiny', '2021-08-16')).rejects.toMatchObject({ code: 'cannot-weigh' })
  await expect(world.engine.panels.weigh('tiny', '2021-08-16')).rejects.toThrow(/the week of 2021-08-16 has no in-tab home/)
})
