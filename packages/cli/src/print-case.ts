import type { FeeShare, RenewalCase, Sensitivity, Spread, ValueWeek } from '@sweeps/model'
import { amountWords, decimalWords } from '@sweeps/model/plain'
import pc from 'picocolors'
import { percent } from './percent.js'
import { print, printTable } from './print.js'

/** The case on the terminal: the answer first, then what it rests on, then what would make it better. */
export function printCase(one: RenewalCase): void {
  const { recommendation, forecast, probabilityOfReturn, currency } = one
  const money = (value: number | null): string => (value === null ? '–' : `${amountWords(value)} ${currency}`)
  const days = one.daysSincePremiere === null ? '' : `, day ${one.daysSincePremiere} since the premiere`
  print(`${pc.bold(`${one.name} · season ${one.season}`)} (${one.title}/${one.season}) · the case as of ${one.asOf}${days}`)
  print('')
  print(`${pc.bold(recommendation.answer === 'none' ? 'NOTHING TO DECIDE' : recommendation.answer.toUpperCase())}  ${recommendation.words}`)
  print(pc.dim(recommendation.rule))
  if (recommendation.wouldChange.length > 0) print(`It would change with: ${recommendation.wouldChange.join('; ')}.`)
  if (one.decision.state !== null)
    print(`The ledger says: ${one.decision.state}${one.decision.since === null ? '' : `, ${one.decision.since}`}.`)
  print('')
  const spread = (name: string, value: Spread | null, say: (value: number) => string): (string | null)[] => [
    name,
    value && say(value.p10),
    value && say(value.p50),
    value && say(value.p90),
  ]
  const hours = (value: number): string => `${amountWords(value)} hours`
  printTable(
    ['', 'low (p10)', 'middle', 'high (p90)'],
    [
      spread('first four weeks on the list', forecast.firstFourWeeks, hours),
      spread('to day 28', forecast.day28, hours),
      spread('to day 91', forecast.day91, hours),
      spread('to one year', forecast.year, hours),
      ...(forecast.lift
        ? [
            ...(forecast.lift.day91 ? [spread('added by the next season, to day 91', forecast.lift.day91, hours)] : []),
            spread('added by the next season, to one year', forecast.lift.year, hours),
          ]
        : []),
      spread('next season, its first four weeks', forecast.nextSeason, hours),
      spread('worth of this season, one year', one.value.season, money),
      spread('worth of a next season, one year', one.value.nextSeason, money),
      ...(one.value.nextSeasonLift
        ? [
            spread('  of which its own audience', one.value.nextSeasonOwn, money),
            spread('  of which the lift of earlier seasons', one.value.nextSeasonLift, money),
          ]
        : []),
      spread('break-even cost per episode', one.breakEvenCostPerEpisode, money),
    ],
  )
  for (const [name, why] of Object.entries(forecast.absent)) if (name !== 'lift') print(pc.dim(`${words(name)}: none, ${why}`))
  print('')
  print(`cost of this season: ${one.cost.season === null ? one.cost.words : money(one.cost.season)}`)
  if (one.cost.kept) print(pc.dim(`  ${one.cost.words}`))
  if (one.kept) print(`what an hour is worth: ${one.kept.words}`)
  if (one.cost.next !== null)
    print(`cost of a next season, with marketing: ${money(one.cost.next)} (${money(one.cost.nextPerEpisode)} an episode)`)
  if (one.efficiency !== null) print(`value ÷ cost of this season: ${decimalWords(one.efficiency, 2)}`)
  if (one.probabilityEarnsCost !== null) print(`a next season earns its cost with a probability of ${percent(one.probabilityEarnsCost)}`)
  if (one.worthOfKnowing !== null) print(`to know value and cost beforehand would be worth ${money(one.worthOfKnowing)}`)
  if (one.value.feeShare) printFeeShare(one.value.feeShare, currency)
  if (one.value.method === 'fee-share') printWeeks(one.value.byWeek, currency)
  const { p, low, high, known, reason, evidence } = probabilityOfReturn
  print(
    known === 'returned'
      ? 'its next season has been seen'
      : p === null
        ? `probability that it returns: none, ${reason}`
        : `probability that it returns, by what services did with seasons like it: ${percent(p)} (80 %: ${percent(low!)} – ${percent(high!)})`,
  )
  for (const line of evidence?.words ?? []) print(pc.dim(line))
  if (one.drivers.length > 0) {
    print('')
    printTable(
      ['driver', 'here', 'towards', 'share'],
      one.drivers.map(driver => [driver.words, driver.value, driver.logOdds >= 0 ? 'a return' : 'none', percent(driver.share)]),
    )
  }
  if (one.sensitivity.length > 0) printSensitivity(one)
  if (one.scenarios.length > 0) {
    print('')
    printTable(
      ['scenario', 'episodes', 'worth (middle)', 'cost', 'earns it', 'break-even per episode'],
      one.scenarios.map(scenario => [
        scenario.name,
        scenario.episodes,
        money(scenario.value.p50),
        money(scenario.cost),
        scenario.probabilityEarnsCost === null ? null : percent(scenario.probabilityEarnsCost),
        money(scenario.breakEvenCostPerEpisode.p50),
      ]),
    )
  }
  if (one.precedents.length > 0) {
    print('')
    printTable(
      ['precedent', 'first week', 'what became of it', 'why it is near'],
      one.precedents.map(({ name, season, firstWeek, outcome, why }) => [
        `${name} (${season})`,
        firstWeek,
        outcome,
        why.slice(0, 2).join('; '),
      ]),
    )
  }
  print('')
  printTable(
    ['assumption', 'value', '', 'from'],
    one.assumptions.map(({ words, value, unit, from }) => [words, value === null ? null : amountWords(value), unit, from]),
  )
  if (one.missing.length > 0) print('')
  for (const { what, why, how, worth } of one.missing)
    print(`missing: ${pc.bold(what)}: ${why}. ${worth ? `Worth having: ${worth.words}. ` : ''}${how}`)
  for (const note of [...forecast.notes, ...probabilityOfReturn.notes]) print(pc.dim(note))
}

/** What the fees gave to the season, of which from new and light viewers. */
function printFeeShare(share: FeeShare, currency: string): void {
  const cents = (amount: number): string => `${(amount / 100).toLocaleString('en', { minimumFractionDigits: 2 })} ${currency}`
  print(
    `of ${cents(share.paidCents)} in fees that active accounts paid from ${share.from} to ${share.to}, ${cents(share.cents)} went to this season:`,
  )
  print(
    `${cents(share.newCents)} from accounts in their first month, ${cents(share.lightCents)} from accounts that watched fewer than ${share.lightHours} hours in the month`,
  )
}

/** The fee share week by week. */
function printWeeks(weeks: readonly ValueWeek[], currency: string): void {
  const money = (value: number | null): string =>
    value === null ? 'protected' : `${value.toLocaleString('en', { minimumFractionDigits: 2 })} ${currency}`
  printTable(
    ['week', 'fees of the season', 'from new accounts', 'from light ones'],
    weeks.map(({ week, value, newViewers, lightViewers, state }) => [
      state === 'partial' ? `${week}, in part` : week,
      ...[value, newViewers, lightViewers].map(money),
    ]),
  )
}

/** Which assumption turns the answer: by how probable it is that it earns its cost, or by the break-even cost where no cost is known. */
function printSensitivity({ sensitivity, currency }: RenewalCase): void {
  const known = sensitivity.every(({ probability }) => probability !== null)
  const effect = ({ probability, breakEven }: Sensitivity, end: 0 | 1): string =>
    probability ? percent(probability[end]) : `${amountWords(breakEven[end])} ${currency}`
  print('')
  printTable(
    [known ? 'assumption, earns its cost' : 'assumption, break-even per episode', 'from', 'to', 'low end', 'high end', 'turns at'],
    sensitivity.map(one => [
      one.words,
      amountWords(one.low),
      amountWords(one.high),
      effect(one, 0),
      effect(one, 1),
      one.turnsAt === null ? null : amountWords(one.turnsAt),
    ]),
  )
}

const words = (name: string): string => name.replace(/[A-Z0-9]+/g, part => ` ${part.toLowerCase()}`)
