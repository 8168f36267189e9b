import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../src/operations/index.js'
import { xlsxFile } from '../published/xlsx-file.js'
import { csv, definition, files, type PanelWorld, panelWorld } from './panel-world.js'

let world: PanelWorld
beforeAll(async () => {
  world = await panelWorld()
  await world.import(files)
})
afterAll(() => world.remove())

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const semicolons = (text: string) => text.replaceAll(',', ';')
const sheet = (text: string) =>
  xlsxFile({
    Sheet: text
      .trim()
      .split('\n')
      .map(line => line.split(',')),
  })

test.each<[string, Record<string, string | Buffer>, RegExp | null]>([
  ['a byte order mark', { 'persons.csv': `\uFEFF${files['persons.csv']}` }, null],
  ['semicolons', { 'persons.csv': semicolons(files['persons.csv']) }, /^persons\.csv: the columns are separated by semicolons/],
  ['UTF-16', { 'households.csv': utf16(files['households.csv']) }, /^households\.csv: the file is not UTF-8: it was read as UTF-16LE/],
  ['tabs', { 'targets.tsv': files['targets.csv'].replaceAll(',', '\t') }, /^targets\.csv: the columns are separated by tabs/],
  ['a spreadsheet', { 'targets.xlsx': sheet(files['targets.csv']) }, null],
  ['a spreadsheet under another name', { 'persons.csv': sheet(files['persons.csv']) }, null],
  ['blank rows and mixed line ends', { 'targets.csv': 'margin,level,total\r\n,,\nsex,f,60\r\n\nsex,m,40\n' }, null],
  ['decimal commas', { 'targets.csv': 'margin;level;total\nsex;f;60,0\nsex;m;40,0\n' }, /semicolons/],
  ['a definition in UTF-16', { 'panel.json': utf16(files['panel.json']) }, null],
])('the same in another form is the same: %s', async (_, changed, said) => {
  const done = await world.import(changed, { panel: 'tiny' })
  expect(done.files.map(({ changed }) => changed)).toEqual([false])
  expect(done.version).toBe(1)
  if (said === null) expect(done.odd).toEqual([])
  else expect(done.odd).toEqual([expect.stringMatching(said)])
})

test.each<[string, Record<string, string | Buffer>, RegExp]>([
  ['a column twice', { 'persons.csv': csv('person,household,weight,sex,weight', 'p1,h1,10,f,20') }, /^persons\.csv: .*names weight twice/],
  ['a column of targets twice', { 'targets.csv': csv('margin,level,total,total', 'sex,f,60,61') }, /^targets\.csv: .*names total twice/],
  ['a column of households twice', { 'households.csv': csv('household,group,group', 'h1,a,b') }, /^households\.csv: .*names group twice/],
  [
    'a total in two readings',
    { 'targets.csv': 'margin;level;total\nsex;f;60.000\nsex;m;40.000\n' },
    /^targets\.csv: line 2, column total: "60\.000" may be 60 or 60000/,
  ],
  [
    'a base weight in two readings',
    { 'persons.csv': semicolons(files['persons.csv']).replaceAll(';10;', ';1.250;') },
    /^persons\.csv: line 2, column weight: "1\.250" may be 1\.25 or 1250/,
  ],
  [
    'the same file twice',
    { 'targets.csv': files['targets.csv'], 'targets.xlsx': sheet(files['targets.csv']) },
    /targets\.csv and targets\.xlsx are the same/,
  ],
  ['what is no table', { 'persons.csv': Buffer.from('%PDF-1.7') }, /^persons\.csv: the file is a PDF/],
])('%s is refused', async (_, changed, message) => {
  await expect(world.import(changed, { panel: 'tiny' })).rejects.toThrow(message)
})

test('days are read as their file shows what they are, and are so when they are read again', async () => {
  // 05/08 could be 8 May; that 13/08 stands in its column says it is none. p1 is a member from 5 August on.
  const rows = ['p1,h1,10,f,05/08/2021', 'p2,h1,10,m,13/08/2021', 'p3,h2,10,f,', 'p4,h3,10,m,', 'p5,h4,10,f,', 'p6,h4,10,m,']
  const dated = {
    'panel.json': JSON.stringify({ ...definition, id: 'dated' }),
    'persons.csv': csv('person,household,weight,sex,from', ...rows),
  }
  await world.import({ ...files, ...dated })
  await world.import({ 'targets.csv': csv('margin,level,total', 'sex,f,61', 'sex,m,40') }, { panel: 'dated' })
  const iso = rows.map(row => row.replace(/(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1'))
  const again = await world.import({ 'persons.csv': csv('person,household,weight,sex,from', ...iso) }, { panel: 'dated', dryRun: true })
  expect(again.files).toEqual([{ file: 'persons.csv', lines: 6, changed: false }])
})

test('a panel’s key is of a panel that there is; a wrong name offers the nearest', async () => {
  const make = (service: string) =>
    perform(world.engine, 'keys-create', { kind: 'panel', service, name: 'meters' }, { actor: 'test', progress: () => {} })
  await expect(make('tinny')).rejects.toThrow(/there is no panel "tinny": there are .*tiny.*; did you mean "tiny"\?/)
  expect(world.engine.people.keys.list()).toEqual([])
  expect(await make('tiny')).toMatchObject({ secret: expect.stringMatching(/^spk_/) })
})
