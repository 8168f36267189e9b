import { SECOND } from '../day.js'
import { startOf } from '../options.js'
import { service } from '../service.js'
import { accountId, ages, panelMarket as market, sampleAccount, sampleAccounts, sexes, viewerId } from './accounts.js'
import { sampleContents } from './contents.js'
import { measuredPlays } from './measured-plays.js'
import { type SamplePlay, type SamplePlays, sampleScreens } from './plays.js'
import { truthOfWeeks } from './truth.js'

/** Households of the sample's panel. */
const households = 2400

/** How many persons there are in the country, by what the panel is weighted by: `margin,level,total`. */
export function sampleTargets(seed?: number): string {
  const levels = [...ages.map(age => `age,${age}`), ...sexes.map(sex => `sex,${sex}`)]
  const counts = new Map(levels.map(level => [level, 0]))
  for (let number = 1; number <= sampleAccounts; number++) {
    const { account } = sampleAccount(number, seed)
    if (account.market.code !== market) continue
    for (const { age, sex } of account.persons) for (const level of [`age,${age}`, `sex,${sex}`]) counts.set(level, counts.get(level)! + 1)
  }
  return lines([['margin', 'level', 'total'], ...[...counts].map(([level, total]) => [level, total])])
}

/**
 * The files of a panel of households among the accounts of one country, by their names, as of a day, `2026-11-30`. What they watched is what
 * the service counts of them; whoever else was in the room is counted beside them, which no player reports.
 *
 * @param targets as `sampleTargets` writes them
 * @param truth as `sampleTruth` does
 */
export function samplePanel(
  plays: SamplePlays,
  today: string,
  { targets, truth }: { targets: string; truth: string },
): Map<string, string> {
  const midnight = startOf(today)
  const roster: (string | number)[][] = []
  const homes: (string | number)[][] = []
  const viewing: string[] = []
  const contents = sampleContents()
  for (let number = 1; homes.length < households && number <= sampleAccounts; number++) {
    const { account } = sampleAccount(number, plays.seed)
    if (account.market.code !== market) continue
    const id = accountId(number)
    homes.push([id, homes.length % 20])
    for (const [at, { age, sex }] of account.persons.entries()) roster.push([viewerId(number, at + 1), id, 1, age, sex])
    for (const { play, present } of measuredPlays(number, plays))
      viewing.push(JSON.stringify(messageOf(play, present, { midnight, content: contents[play.content]!.id })))
  }
  return new Map([
    ['panel.json', JSON.stringify(definition, null, 2)],
    ['households.csv', lines([['household', 'group'], ...homes])],
    ['persons.csv', lines([['person', 'household', 'weight', 'age', 'sex'], ...roster])],
    ['targets.csv', targets],
    ['truth.csv', truthOfWeeks(truth, today)],
    ['viewing.ndjson', `${viewing.join('\n')}\n`],
  ])
}

const definition = {
  id: 'demo-homes',
  name: 'Demo homes (fictional)',
  market,
  zone: 'UTC',
  population: 'persons in accounts of Demo TV (fictional) in the United States',
  characteristics: { age: 'age', sex: 'sex' },
  weighting: { method: 'rake', level: 'person', base: 'weight', margins: ['age', 'sex'] },
  replicates: { method: 'jk1', groups: 'group' },
  thresholds: { persons: 20, households: 15, relativeError: 0.4 },
  ranks: { level: 0.95, method: 'stepdown', seed: 1 },
  census: { services: [service.id] },
}

function messageOf(
  { account, person, start, position, length, screen }: SamplePlay,
  present: readonly number[],
  { midnight, content }: { midnight: number; content: string },
) {
  const [from, to] = [start, start + length].map(second => new Date(midnight + second * SECOND).toISOString())
  return {
    ...{
      service: service.id,
      content,
      play: `${account}-${person}-${start}`,
      household: accountId(account),
      device: `${account}-${screen}`,
    },
    ...{ screen: sampleScreens[screen], sentAt: to },
    spans: [{ start: from, stop: to, position: position * SECOND }],
    presence: present.map(number => ({ person: viewerId(account, number), start: from, stop: to })),
  }
}

const lines = (rows: readonly (readonly (string | number)[])[]): string => `${rows.map(row => row.join(',')).join('\n')}\n`
