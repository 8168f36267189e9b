import { addDays, Problem } from '@sweeps/model'
import { poolImputations, replicateErrors, totalInterval } from '@sweeps/stats'
import { complete } from '../check-panel.js'
import { ascriptionOf, ranksOfPanel, thresholdsOf } from '../definition.js'
import type { PanelFiles } from '../read/panel-files.js'
import { keyOf, withheldCells } from '../slices/withheld-cells.js'
import { BenchmarkedWeek } from '../together/benchmarked-week.js'
import { fullWeek, replicatedWeek } from '../together/replicated-weeks.js'
import { SharedSamples } from '../weight-sets.js'
import type { Ascribed, ModelledFigure } from './ascribed.js'
import type { CensusPlayRow } from './census-plays.js'
import type { DonorRow } from './donors.js'
import { HotDeck } from './hot-deck.js'
import { classNames, type MatchedPlays, matchedPlays, seenKey } from './matched-plays.js'

/**
 * Gives the plays that a census counted in a week to persons: each takes those of a session of the panel. All of it is done in each replicate
 * and several times over, and both variances are added. Modelled, not measured. Throws `cannot-weigh`, and `invalid-request` where the panel
 * has no session to take anybody from.
 */
export function ascribeWeek(
  files: PanelFiles,
  week: string,
  by: readonly string[],
  rows: { donors: readonly DonorRow[]; plays: readonly CensusPlayRow[] },
): Ascribed {
  const { definition } = complete(files)
  const { imputations, fewestDonors, seed } = ascriptionOf(definition)
  const shared = new SharedSamples()
  const days = Array.from({ length: 7 }, (_, day) => addDays(week, day))
  const weighers = days.map(start => shared.of(files, { kind: 'day', start }).weigher)
  const ofWeek = new BenchmarkedWeek(weighers)
  const matched = matchedPlays(files, { days, weighers, week: ofWeek }, { by, imputations, seed }, rows)
  if (matched.donors.length === 0 && matched.recipients.length > 0)
    throw new Problem(
      'invalid-request',
      `ascribe: panel ${definition.id} has no session of ${definition.census?.services.join(', ')} in the week of ${week} whose viewers a play could take: leave ascribe out`,
    )
  const deck = new HotDeck(matched.donors, matched.recipients, { levels: Math.max(1, matched.levels.length), fewest: fewestDonors })
  const titles = matched.titles.length
  const figures = new ModelledFigures(matched, week => deck.minutes(ofWeek.hosts(week), { titles, imputations }))
  const full = figures.of(fullWeek(weighers))
  const replicates: Float64Array[][] = full.map(() => [])
  const scales: number[] = []
  let count = 0
  for (const weights of replicatedWeek(weighers)) {
    const own = weighers[0]!.replicates.replicateScales[count++]!
    if (!weights) continue
    scales.push(own)
    for (const [at, values] of figures.of(weights).entries()) replicates[at]!.push(values)
  }
  const { scale, degreesOfFreedom } = weighers[0]!.replicates
  const errors = replicates.map(own =>
    // Replicates that could not be weighted would have added what the others do on average.
    replicateErrors(own, { scale: (scale * count) / own.length, replicateScales: Float64Array.from(scales) }),
  )
  const { level } = ranksOfPanel(definition)
  const figure = (at: number): ModelledFigure => {
    const pooled = poolImputations(
      full.map(values => values[at]!),
      errors.map(own => own[at]! ** 2),
      degreesOfFreedom,
    )
    return {
      ...{ value: pooled.estimate, standardError: pooled.standardError, imputed: pooled.imputed },
      interval: totalInterval({ ...pooled, level }),
    }
  }
  return {
    ...{ modelled: true, imputations, fewestDonors, donors: matched.donors.length },
    classes: sharesOf(deck, matched),
    ...tablesOf(matched, by, thresholdsOf(definition), { figures, figure }),
  }
}

/** The figures of some weights: titles, then cells, then the total; one vector for each imputation. */
class ModelledFigures {
  readonly #matched: MatchedPlays
  readonly #minutes: (week: readonly Float64Array[]) => Float64Array[]

  constructor(matched: MatchedPlays, minutes: (week: readonly Float64Array[]) => Float64Array[]) {
    this.#matched = matched
    this.#minutes = minutes
  }

  titleAt = (title: number): number => title
  cellAt = (title: number, level: number): number => this.#titles + title * this.#levels + level

  get totalAt(): number {
    return this.#titles * (1 + this.#levels)
  }

  of(week: readonly Float64Array[]): Float64Array[] {
    return this.#minutes(week).map(cells => {
      const values = new Float64Array(this.totalAt + 1)
      values.set(cells.subarray(0, this.#titles * this.#levels), this.#titles)
      cells.forEach((minutes, at) => {
        values[Math.floor(at / this.#levels)]! += minutes
        values[this.totalAt]! += minutes
      })
      return values
    })
  }

  get #titles(): number {
    return this.#matched.titles.length
  }

  get #levels(): number {
    return Math.max(1, this.#matched.levels.length)
  }
}

function sharesOf(deck: HotDeck, { recipients }: MatchedPlays): Ascribed['classes'] {
  const minutes = new Float64Array(classNames.length)
  let all = 0
  recipients.forEach((recipient, at) => {
    minutes[deck.chosen[at]!]! += recipient.minutes
    all += recipient.minutes
  })
  return classNames.map((name, at) => ({ class: name, share: all > 0 ? minutes[at]! / all : 0 }))
}

function tablesOf(
  { titles, levels, seen }: MatchedPlays,
  by: readonly string[],
  thresholds: { persons: number; households: number; relativeError: number | null },
  { figures, figure }: { figures: ModelledFigures; figure: (at: number) => ModelledFigure },
): Pick<Ascribed, 'titles' | 'total' | 'cells'> {
  const few = `fewer than ${thresholds.persons} persons or ${thresholds.households} households of the panel saw it`
  const told = titles.map(({ service, id, name, minutes, persons, households }, at): Ascribed['titles'][number] => {
    const modelled = figure(figures.titleAt(at))
    const tooFew = persons.size < thresholds.persons || households.size < thresholds.households
    const tooWide = thresholds.relativeError !== null && modelled.standardError > thresholds.relativeError * modelled.value
    const withheld = tooFew ? few : tooWide ? 'its standard error is too large' : null
    return { service, title: id, name, census: minutes, minutes: withheld === null ? modelled : null, withheld }
  })
  const cells = by.length === 0 ? [] : titles.flatMap((_, title) => levels.map((own, level) => ({ title, level, levels: own })))
  const known = cells.flatMap(({ title, level, levels: own }) => {
    const watched = seen.get(seenKey(title, level))
    return watched ? [{ levels: [String(title), ...own], ...watched }] : []
  })
  const { withheld: hidden } = withheldCells(known, thresholds)
  return {
    titles: told.sort((one, other) => (other.minutes?.value ?? -1) - (one.minutes?.value ?? -1) || other.census - one.census),
    total: figure(figures.totalAt),
    cells: cells.map(({ title, level, levels: own }) => {
      const why = seen.has(seenKey(title, level)) ? hidden.get(keyOf([String(title), ...own])) : 'few'
      const { service, id } = titles[title]!
      return {
        ...{ service, title: id },
        levels: Object.fromEntries(by.map((dimension, which) => [dimension, own[which]!])),
        minutes: why === undefined ? figure(figures.cellAt(title, level)) : null,
        withheld: why === undefined ? null : why === 'few' ? few : 'it would tell one that is withheld',
      }
    }),
  }
}
