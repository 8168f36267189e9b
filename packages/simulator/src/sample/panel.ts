import { addDays, weekStart } from '@sweeps/model'
import { type Random, random } from '@sweeps/stats'
import { SECOND } from '../day.js'
import { startOf } from '../options.js'
import { service } from '../service.js'
import { accountId, ages, panelMarket as market, sampleAccount, sampleAccounts, sexes, viewerId } from './accounts.js'
import { sampleContents } from './contents.js'
import { measuredPlays } from './measured-plays.js'
import { type SamplePlay, type SamplePlays, sampleScreens } from './plays.js'
import { truthOfWeeks } from './truth.js'

/** Households of the sample's panel. */
const usualHouseholds = 2400
/** Days before the day of loading that the panel's reports begin, at the latest. */
const reportedDays = 35
/** How many of those who are asked and could take part do, by the age of the person who answers. */
const response = { '2-17': 0.4, '18-34': 0.26, '35-54': 0.42, '55+': 0.52 } as const
const daySeconds = 86_400

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
 * the service counts of them; whoever else was in the room is counted beside them, which no player reports. Accounts are asked one after the
 * other until enough have joined: the young join rather seldom, which the weights have to put right. The panel reports since a Monday five weeks
 * ago, so that every week of it that is over is whole.
 *
 * @param targets as `sampleTargets` writes them
 * @param truth as `sampleTruth` does
 * @param households how many it has, 2,400 unless said
 */
export function samplePanel(
  plays: SamplePlays,
  today: string,
  { targets, truth, households = usualHouseholds }: { targets: string; truth: string; households?: number },
): Map<string, string> {
  const midnight = startOf(today)
  const first = weekStart(addDays(today, -reportedDays))
  const since = Math.round((midnight - startOf(first)) / (daySeconds * SECOND))
  const dayNames = Array.from({ length: since }, (_, at) => addDays(first, at))
  const roster: (string | number)[][] = []
  const homes: (string | number)[][] = []
  const days: string[][] = []
  const invitations: string[][] = []
  const viewing: string[] = []
  const contents = sampleContents()
  for (let number = 1; homes.length < households && number <= sampleAccounts; number++) {
    const { account } = sampleAccount(number, plays.seed)
    if (account.market.code !== market) continue
    const id = accountId(number)
    const luck = random(number, 9)
    const { age } = account.persons[0]!
    const outcome = askedToJoin(age, luck)
    invitations.push([id, age, String(account.persons.length), outcome])
    if (outcome !== 'joined') continue
    homes.push([id, homes.length % 20])
    const report = reportOf(since, luck)
    const from = report.from > 0 ? dayNames[report.from]! : ''
    const to = report.to < since ? dayNames[report.to - 1]! : ''
    for (const [at, { age, sex }] of account.persons.entries()) roster.push([viewerId(number, at + 1), id, 1, age, sex, from, to])
    for (const [day, reason] of report.reasons.entries())
      if (reason !== undefined) days.push([id, dayNames[day]!, reason === '' ? 'in-tab' : 'out', reason])
    for (const { play, present } of measuredPlays(number, plays, since)) {
      // What began on a day that counts is reported to its end.
      if (report.reasons[Math.floor(play.start / daySeconds) + since] !== '') continue
      viewing.push(JSON.stringify(messageOf(play, present, { midnight, content: contents[play.content]!.id })))
    }
  }
  return new Map([
    ['panel.json', JSON.stringify(definition, null, 2)],
    ['households.csv', lines([['household', 'group'], ...homes])],
    ['persons.csv', lines([['person', 'household', 'weight', 'age', 'sex', 'from', 'to'], ...roster])],
    ['days.csv', lines([['household', 'day', 'state', 'reason'], ...days])],
    ['invitations.csv', lines([['household', 'age', 'persons', 'outcome'], ...invitations])],
    ['targets.csv', targets],
    ['truth.csv', truthOfWeeks(truth, today)],
    ['viewing.ndjson', `${viewing.join('\n')}\n`],
  ])
}

/** What came of an invitation, by the age of the person who answers for the account. */
function askedToJoin(age: (typeof ages)[number], luck: Random): 'joined' | 'refused' | 'no-answer' | 'ineligible' {
  if (luck.chance(0.02)) return 'ineligible'
  if (luck.chance(response[age])) return 'joined'
  return luck.chance(0.4) ? 'no-answer' : 'refused'
}

/**
 * How a home reports on the days of the panel, from 0: `from` the first on which it takes part to the one before `to`, and why a day does not
 * count, `''` where it does. `undefined` on days on which it does not take part.
 */
function reportOf(since: number, luck: Random): { from: number; to: number; reasons: readonly (string | undefined)[] } {
  const joined = luck.chance(0.03) ? luck.integer(1, since - 1) : 0
  const leaves = luck.chance(0.02) ? luck.integer(Math.max(1, joined + 1), since) : since
  const reliability = Math.min(1, Math.max(0, luck.normal(0.94, 0.04)))
  const silentFrom = luck.chance(0.04) ? Math.max(joined + 1, luck.integer(1, since - 1)) : since
  const reasons = Array.from({ length: since }, (_, day) => {
    const reports = luck.chance(reliability)
    if (day < joined || day >= leaves) return undefined
    return day >= silentFrom ? 'meter silent' : reports ? '' : 'no connection'
  })
  return { from: joined, to: leaves, reasons }
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
