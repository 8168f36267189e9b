import { percentWords, type ReturnEvidence } from '@sweeps/model'
import { areaLead } from '@sweeps/stats'
import type { StoredHistory } from '../history/index.js'
import { driversOfBacktest, qualityOf, scoredQuarters, trialsOf, withoutRecorded } from './backtest-renewal.js'
import { drivers } from './drivers.js'
import { isRecorded } from './recorded-use.js'

/** What would show that the drivers together say more than the best of them alone, and more than the share that returns. */
const wanted = { lead: 0.05, brierSkill: 0.08 }

/** Releases of the seasons on which drivers and constants of the method were chosen. */
const chosenOn = { from: '2021-07-01', to: '2023-06-30' }

/**
 * How strong the signal is: the track record out of time, and its lead over the best driver alone, with the error of that lead. It scores
 * every driver alone too, which takes seconds: see `trackRecord`. Null where no quarter can be scored.
 */
export function returnEvidence(stored: StoredHistory): ReturnEvidence | null {
  const quarters = scoredQuarters(stored)
  const trials = trialsOf(quarters)
  const all = qualityOf(trials)
  if (!all || all.auc === null) return null
  const outcomes = trials.map(({ y }) => y)
  const alone = driversOfBacktest(stored).flatMap(({ name, words }) => {
    const of = trialsOf(scoredQuarters(stored, [name]))
    const auc = of.length === trials.length ? (qualityOf(of)?.auc ?? null) : null
    return auc === null ? [] : [{ name, words, auc, p: of.map(({ p }) => p) }]
  })
  const best = alone.reduce((first, one) => (one.auc > first.auc ? one : first))
  const { lead, error } = areaLead(
    trials.map(({ p }) => p),
    best.p,
    outcomes,
  )!
  const without = withoutRecorded(stored)
  const known = {
    ...{ seasons: all.n, from: quarters[0]!.quarter, to: quarters.at(-1)!.quarter },
    ...{ auc: all.auc, brierSkill: all.brierSkill },
    bestDriver: { name: best.name, words: best.words, auc: best.auc },
    ...{ lead, leadError: error, wantedLead: wanted.lead },
    chosenOnThem: trials.filter(({ released }) => released >= chosenOn.from && released <= chosenOn.to).length,
    ...(without && { withoutRecorded: { drivers: without.drivers, auc: without.auc, brierSkill: without.brierSkill } }),
  }
  return { ...known, words: wordsOf(known) }
}

function wordsOf(known: Omit<ReturnEvidence, 'words'>): string[] {
  const { seasons, from, to, auc, brierSkill, bestDriver, lead, leadError, chosenOnThem } = known
  const when = from === to ? from : `${from} to ${to}`
  const error = leadError === null ? '' : ` with a standard error of ${two(leadError)}`
  const unsure = leadError !== null && lead < 2 * leadError
  const lines = [
    `Tested out of time on ${seasons} first seasons released ${when}: area under the curve ${two(auc)}, where 0.50 is chance; the best driver alone (${bestDriver.words}) has ${two(bestDriver.auc)}.`,
    `That is a lead of ${two(lead)}${error}, where ${two(wanted.lead)} is wanted${unsure ? ': it is not shown that the other drivers add anything' : ''}.`,
  ]
  if (brierSkill !== null) {
    lines.push(
      `Its squared error (Brier) is ${sharesLess(brierSkill)} than that of always saying the share that returned; ${wanted.brierSkill * 100} % is wanted.`,
    )
  }
  if (known.withoutRecorded) lines.push(wordsWithout(known.withoutRecorded))
  if (chosenOnThem > 0)
    lines.push(
      `The drivers were chosen on ${chosenOnThem === seasons ? 'these same seasons' : `${chosenOnThem} of these seasons`}, so the figures flatter them.`,
    )
  return lines
}

/** How good it is without the drivers of production records. */
function wordsWithout({ drivers: names, auc, brierSkill }: NonNullable<ReturnEvidence['withoutRecorded']>): string {
  const many = drivers.filter(isRecorded).flatMap(({ name, recorded }) => (names.includes(name) ? [recorded.many] : []))
  const area = auc === null ? 'not known' : two(auc)
  const error = brierSkill === null ? '' : `, and its squared error ${sharesLess(brierSkill)} than that of the share that returned`
  return `Without ${many.join(' and ')} the area is ${area}${error}.`
}

const two = (value: number): string => value.toFixed(2).replace('-', '−')

const sharesLess = (skill: number): string => `${percentWords(Math.abs(skill), 0, ' ')} ${skill >= 0 ? 'smaller' : 'larger'}`
