import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import {
  type PanelDesign,
  PanelPopulation,
  recruitPanel,
  usualDesign,
  viewingOfHome,
  viewingOfPanel,
  writePanelSimulation,
} from '../src/index.js'

const directory = mkdtempSync(join(tmpdir(), 'sweeps-simulation-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const population = new PanelPopulation({ seed: 4, homes: 2500 })
const truth = population.truth()
const every: PanelDesign = {
  ...usualDesign,
  homes: 2500,
  response: { age: { '2-17': 1, '18-34': 1, '35-54': 1, '55+': 1 }, region: { north: 1, east: 1, south: 1, west: 1 } },
  ...{ inTab: 2, silent: 0, leave: 0 },
}
const minutesBy = (title: string, viewing: ReturnType<typeof viewingOfPanel>) =>
  viewing.reduce((sum, one) => sum + (one.title === title ? one.milliseconds / 60_000 : 0), 0)

it('a panel of everybody, in-tab on every day, says what is true', () => {
  const everybody = recruitPanel(population, every, 1)
  const viewing = viewingOfPanel(everybody)
  for (const { title, personMinutes } of truth.titles) expect(minutesBy(title, viewing)).toBeCloseTo(personMinutes, 6)
  const persons = everybody.homes.reduce((sum, { home }) => sum + home.persons.length, 0)
  expect(persons).toBe(truth.persons)
  for (const margin of ['head', 'region', 'age', 'sex'])
    expect(truth.margins.reduce((sum, one) => sum + (one.margin === margin ? one.total : 0), 0)).toBe(persons)
  // Guests watch as well: their minutes are of no age.
  const { cells, personMinutes } = truth.titles[0]!
  const ofAges = Object.entries(cells).reduce((sum, [cell, minutes]) => sum + (cell.startsWith('age,') ? minutes : 0), 0)
  expect(ofAges).toBeLessThan(personMinutes)
  expect(ofAges).toBeGreaterThan(0.9 * personMinutes)
  expect(truth.titles.map(({ rank }) => rank)).toEqual(truth.titles.map((_, at) => at + 1))
})

it('the same seed recruits the same panel, another another one', () => {
  const design = { ...usualDesign, homes: 100 }
  const first = recruitPanel(population, design, 7)
  expect(recruitPanel(new PanelPopulation({ seed: 4, homes: 2500 }), design, 7).homes).toEqual(first.homes)
  expect(recruitPanel(population, design, 8).homes).not.toEqual(first.homes)
  expect(new Set(first.homes.map(({ home }) => home.id)).size).toBe(100)
  expect(() => recruitPanel(population, { ...design, homes: 2000 }, 7)).toThrow(
    /of 2500 homes \d+ would take part, not 2000: simulate more/,
  )
})

it('who takes part depends on the age of the head and on the region, as the design says', () => {
  const { invitations } = recruitPanel(population, { ...usualDesign, homes: 900 }, 3)
  const rate = (of: (one: (typeof invitations)[number]) => boolean) => {
    const asked = invitations.filter(of)
    return asked.filter(({ outcome }) => outcome === 'joined').length / asked.length
  }
  // 0.55 × 1.2 and 0.25 × 0.75, give or take three standard errors of about 250 and 130 invitations.
  expect(Math.abs(rate(({ head, region }) => head === '55+' && region === 'south') - 0.66)).toBeLessThan(0.1)
  expect(Math.abs(rate(({ head, region }) => head === '18-34' && region === 'east') - 0.1875)).toBeLessThan(0.11)
})

it('what is not in-tab is not reported, silent meters stay silent, whoever leaves is gone', () => {
  const { homes } = recruitPanel(population, { ...usualDesign, homes: 600, inTab: 0.8, silent: 0.2, leave: 0.2 }, 5)
  for (const { home, days, lastDay, sessions } of homes) {
    const silent = days.findIndex(({ reason }) => reason === 'meter silent')
    if (silent >= 0) expect(days.slice(silent).every(({ reason }) => reason === 'meter silent')).toBe(true)
    if (lastDay !== undefined) expect(days.at(-1)!.day).toBe(lastDay)
    const inTab = new Set(days.flatMap(({ state }, at) => (state === 'in-tab' ? [at + 1] : [])))
    const reported = new Set(viewingOfHome(home.id, sessions, population.monday).map(({ day }) => day))
    // A session over midnight belongs to both days.
    for (const day of reported) expect(inTab.has(day) || inTab.has(day - 1) || inTab.has(day + 1)).toBe(true)
  }
  const missing = homes.flatMap(({ days }) => days).filter(({ state }) => state === 'out').length
  expect(missing / (600 * 7)).toBeGreaterThan(0.2)
})

it('a forgotten button takes its share of the minutes away', () => {
  const [kept, lost] = [0, 0.3].map(forgotten =>
    viewingOfPanel(recruitPanel(population, { ...every, forgotten }, 2)).reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  )
  expect(lost! / kept!).toBeGreaterThan(0.68)
  expect(lost! / kept!).toBeLessThan(0.72)
})

it('writes a panel, the census of one service and the truth: the same bytes again', async () => {
  const options = { seed: 3, homes: 400, design: { homes: 60 } }
  const first = await writePanelSimulation(join(directory, 'first'), options)
  const second = await writePanelSimulation(join(directory, 'second'), options)
  for (const file of ['households.csv', 'persons.csv', 'days.csv', 'targets.csv', 'panel.json', 'viewing.ndjson'])
    expect(readFileSync(join(first.panel, file), 'utf8')).toBe(readFileSync(join(second.panel, file), 'utf8'))
  for (const file of ['plays', 'truthFile', 'invitations', 'catalogue'] as const)
    expect(readFileSync(first[file], 'utf8')).toBe(readFileSync(second[file], 'utf8'))
  const minutes = new Map<string, number>()
  for (const line of readFileSync(first.plays, 'utf8').trimEnd().split('\n')) {
    const { service, content, spans } = JSON.parse(line)
    expect(service).toBe('demo')
    minutes.set(content, (minutes.get(content) ?? 0) + (Date.parse(spans[0].stop) - Date.parse(spans[0].start)) / 60_000)
  }
  const told = [...minutes.values()].reduce((sum, one) => sum + one, 0)
  const played = first.truth.titles.filter(({ service }) => service === 'demo').reduce((sum, one) => sum + one.deviceMinutes, 0)
  // What plays on beyond the week's end is in the census and not in the week.
  expect(told).toBeGreaterThanOrEqual(played)
  expect(told).toBeLessThan(1.02 * played)
})
