import { addDays, ConfidenceRange, Day } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'
import { effectiveSizeOfShare, reachInterval, replicateErrors, totalInterval } from '@sweeps/stats'
import { Ascribed } from '../ascription/ascribed.js'
import { complete } from '../check-panel.js'
import { ranksOfPanel, thresholdsOf } from '../definition.js'
import type { ViewingRow } from '../figures/week-viewing.js'
import type { PanelFiles } from '../read/panel-files.js'
import { keyOf, withheldCells } from '../slices/withheld-cells.js'
import { SharedSamples } from '../weight-sets.js'
import { AgainstTruth, againstTruth, truthOfWeek } from './against-truth.js'
import type { DeviceRow } from './device-viewing.js'
import { fullWeek, replicatedWeek } from './replicated-weeks.js'
import { type Projected, type TitleOfBoth, WeekOfBoth } from './week-of-both.js'

const Figure = Type.Object({
  value: Type.Number(),
  standardError: Type.Number({ description: 'from the replicates' }),
  interval: ConfidenceRange,
})
type Figure = Static<typeof Figure>

export const PanelAndCensus = Type.Object({
  panel: Type.String({ description: 'its id' }),
  week: Day,
  services: Type.Array(Type.String(), { description: 'whose census is used' }),
  by: Type.Array(Type.String()),
  titles: Type.Array(
    Type.Object({
      service: Type.String(),
      title: Type.String(),
      name: Type.String(),
      persons: Type.Integer({ description: 'of the panel who watched' }),
      households: Type.Integer(),
      census: Nullable(Type.Number(), { description: 'device minutes that the census counted; null: the service has none' }),
      coverage: Nullable(Figure, { description: 'census ÷ device minutes that the panel alone projects: 1 where they agree' }),
      eligible: Type.Boolean({ description: 'the census is used for this title' }),
      reason: Nullable(Type.String(), { description: 'why not' }),
      viewersPerView: Nullable(Figure, { description: 'minutes of persons ÷ minutes of devices' }),
      minutes: Nullable(Figure, { description: 'of persons, panel and census together; null: withheld' }),
      panelAlone: Nullable(Figure, { description: 'the same by the panel alone' }),
      reach: Nullable(Figure, { description: 'share of the population, each person once' }),
      truth: Nullable(Type.Number(), {
        description: 'what is true of the minutes of persons, in a simulated population; null: nobody knows',
      }),
      withheld: Nullable(Type.String()),
    }),
    { description: 'the most watched first' },
  ),
  total: Type.Object({ minutes: Figure, panelAlone: Figure, reach: Nullable(Figure) }),
  cells: Type.Array(
    Type.Object({
      service: Type.String(),
      title: Type.String(),
      levels: Type.Record(Type.String(), Type.String()),
      minutes: Nullable(Figure),
      withheld: Nullable(Type.String()),
    }),
    { description: 'minutes of persons by title and characteristics; they add up to those of the titles' },
  ),
  truth: Nullable(AgainstTruth, { description: 'null: nobody knows, as of every population that is not simulated' }),
})
export type PanelAndCensus = Static<typeof PanelAndCensus>

/** The same with plays of the census given to persons, where that was asked for. */
export const AscribedCensus = Type.Object({
  ...PanelAndCensus.properties,
  ascribed: Nullable(Ascribed, { description: 'modelled: plays of the census given to persons; null: not asked for' }),
})
export type AscribedCensus = Static<typeof AscribedCensus>

/** A title's census is used from so many viewers of the panel on, and within this ratio to what the panel projects. */
const fewestViewers = 50
const agreeing = { low: 0.5, high: 2 }

/** How much a title of the census may be missed where the definition says nothing. */
export const usualSoftness = 0.05

/** What a week of a panel is put together with. */
export interface Beside {
  rows: readonly ViewingRow[]
  devices: readonly DeviceRow[]
  /** Device minutes by `service\0title`. */
  census: ReadonlyMap<string, number>
  services: readonly string[]
  softness: number
}

/**
 * A week of a panel and the census of a service together. The census knows minutes of devices exactly and nobody in front of them; the panel
 * knows who. So minutes of persons are census minutes × viewers per view of the panel, whose weights are first moved towards the census. All
 * of it is done again in each replicate. Throws `cannot-weigh`.
 */
export function panelAndCensus(files: PanelFiles, week: string, by: readonly string[], beside: Beside): PanelAndCensus {
  const { definition } = complete(files)
  const shared = new SharedSamples()
  const days = Array.from({ length: 7 }, (_, day) => addDays(week, day))
  const weighers = days.map(start => shared.of(files, { kind: 'day', start }).weigher)
  const ofWeek = shared.of(files, { kind: 'week', start: week }).weigher
  const both = new WeekOfBoth(files, { days, weighers, by }, beside)
  const full = fullWeek(weighers)
  const alone = both.project(full, [], beside.softness)
  const reasons = both.titles.map((title, at) => reasonAgainst(title, alone.devicesAlone[at]!))
  const eligible = reasons.flatMap((reason, at) => (reason === null ? [at] : []))
  const isEligible = new Set(eligible)
  const reaching = new Reaching(both, beside.rows, ofWeek.sample)
  const figuresOf = (projected: Projected, weekly: Float64Array): Float64Array => {
    const scale = both.titles.map(({ census }, at) => (isEligible.has(at) ? census! / projected.devices[at]! : 1))
    const titles = projected.persons.map((minutes, at) => minutes * scale[at]!)
    return Float64Array.from([
      ...titles,
      ...projected.personsAlone,
      ...projected.devicesAlone,
      ...projected.persons.map((minutes, at) => (projected.devices[at]! > 0 ? minutes / projected.devices[at]! : 0)),
      ...projected.cells.map((minutes, at) => minutes * scale[both.cells[at]!.title]!),
      sum(titles),
      sum(projected.personsAlone),
      ...reaching.shares(weekly, projected.factors),
    ])
  }
  const values = figuresOf(both.project(full, eligible, beside.softness), ofWeek.full().weights)
  const weekly = ofWeek.replicated()
  const replicates: Float64Array[] = []
  const scales: number[] = []
  let count = 0
  for (const weights of replicatedWeek(weighers)) {
    const own = weekly.next().value as Float64Array | undefined
    const replicateScale = weighers[0]!.replicates.replicateScales[count++]!
    if (!weights || !own) continue
    replicates.push(figuresOf(both.project(weights, eligible, beside.softness), own))
    scales.push(replicateScale)
  }
  const { scale, degreesOfFreedom } = weighers[0]!.replicates
  const errors = replicateErrors(replicates, { scale: (scale * count) / replicates.length, replicateScales: Float64Array.from(scales) })
  const { level } = ranksOfPanel(definition)
  const figure = (at: number): Figure => {
    const [value, standardError] = [values[at]!, errors[at]!]
    return { value, standardError, interval: totalInterval({ estimate: value, standardError, degreesOfFreedom, level }) }
  }
  const share = (at: number): Figure | null => {
    const [value, standardError] = [Math.min(1, values[at]!), errors[at]!]
    if (!(value > 0 && value < 1 && standardError > 0)) return null
    const size = effectiveSizeOfShare({ share: value, standardError, sample: ofWeek.sample.persons.length, degreesOfFreedom, level })
    return { value, standardError, interval: reachInterval(value, size, level) }
  }
  const n = both.titles.length
  const firstCell = 4 * n
  const firstTotal = firstCell + both.cells.length
  const thresholds = thresholdsOf(definition)
  const names = by.length === 0 ? [] : both.cells
  const { withheld: hidden } = withheldCells(
    names.map(({ title, levels, persons, households }) => ({ levels: [String(title), ...levels], persons, households })),
    thresholds,
  )
  const truth = truthOfWeek(files, week)
  const titles = both.titles
    .map((title, at): PanelAndCensus['titles'][number] => {
      const { service, title: slug, name, persons, households, census } = title
      const together = figure(at)
      const few = persons.size < thresholds.persons || households.size < thresholds.households
      const tooWide = thresholds.relativeError !== null && together.standardError > thresholds.relativeError * together.value
      const withheld = few
        ? `fewer than ${thresholds.persons} persons or ${thresholds.households} households of the panel saw it`
        : tooWide
          ? 'its standard error is too large'
          : null
      const shown = withheld === null
      return {
        ...{ service, title: slug, name, persons: persons.size, households: households.size },
        census: census ?? null,
        coverage: few || census === undefined || alone.devicesAlone[at] === 0 ? null : coverageOf(census, figure(2 * n + at)),
        eligible: isEligible.has(at),
        reason: reasons[at]!,
        viewersPerView: few || values[3 * n + at] === 0 ? null : figure(3 * n + at),
        minutes: shown ? together : null,
        panelAlone: shown ? figure(n + at) : null,
        reach: shown ? share(firstTotal + 3 + at) : null,
        truth: truth?.get(`${service}\0${slug}`) ?? null,
        withheld,
      }
    })
    .sort(
      (one, other) =>
        (other.minutes?.value ?? -1) - (one.minutes?.value ?? -1) || other.persons - one.persons || (one.title < other.title ? -1 : 1),
    )
  return {
    panel: definition.id,
    week,
    ...{ services: [...beside.services], by: [...by] },
    titles,
    total: { minutes: figure(firstTotal), panelAlone: figure(firstTotal + 1), reach: share(firstTotal + 2) },
    cells: names.map(({ title, levels }, at) => {
      const why = hidden.get(keyOf([String(title), ...levels]))
      const { service, title: slug } = both.titles[title]!
      return {
        ...{ service, title: slug },
        levels: Object.fromEntries(by.map((dimension, which) => [dimension, levels[which]!])),
        minutes: why === undefined ? figure(firstCell + at) : null,
        withheld:
          why === undefined
            ? null
            : why === 'few'
              ? `fewer than ${thresholds.persons} persons or ${thresholds.households} households of the panel saw it`
              : 'it would tell one that is withheld',
      }
    }),
    truth: truth ? againstTruth(truth, titles) : null,
  }
}

function reasonAgainst({ census, persons }: TitleOfBoth, projected: number): string | null {
  if (census === undefined) return 'no census counts it'
  if (persons.size < fewestViewers) return `fewer than ${fewestViewers} persons of the panel watched it`
  const ratio = census / projected
  if (ratio >= agreeing.low && ratio <= agreeing.high) return null
  return `the census counts ${ratio.toFixed(2)} times what the panel projects: the gap is shown, not smoothed over`
}

/** Census ÷ projected. The census has no error of sampling, so that of the quotient is the panel's. */
function coverageOf(census: number, { value, standardError, interval }: Figure): Figure {
  return {
    value: census / value,
    standardError: (census / value) * (standardError / value),
    interval: { low: census / interval.high, high: census / interval.low, level: interval.level },
  }
}

const leastMs = 60_000

/** Who watched at least a minute in the week: of anything, then of each title. */
class Reaching {
  readonly #viewers: number[][]
  readonly #household: Int32Array

  constructor(
    both: WeekOfBoth,
    rows: readonly ViewingRow[],
    sample: { persons: readonly string[]; households: readonly { household: string }[]; householdOf: Int32Array },
  ) {
    const place = new Map(sample.persons.map((person, at) => [person, at]))
    const titleAt = new Map(both.titles.map(({ service, title }, at) => [`${service}\0${title}`, at]))
    const watched = Array.from({ length: both.titles.length + 1 }, () => new Map<number, number>())
    for (const { service, title, guest, viewers, milliseconds } of rows) {
      const at = titleAt.get(`${service}\0${title}`)
      if (guest === 1 || at === undefined) continue
      viewers.forEach((name, which) => {
        const person = place.get(name)
        if (person === undefined) return
        for (const into of [watched[0]!, watched[at + 1]!]) into.set(person, (into.get(person) ?? 0) + milliseconds[which]!)
      })
    }
    this.#viewers = watched.map(own =>
      [...own].flatMap(([person, ms]) => (ms >= leastMs ? [person] : [])).sort((one, other) => one - other),
    )
    this.#household = Int32Array.from(sample.householdOf, at => both.week.placeOf(sample.households[at]!.household)!)
  }

  /** Shares of the population, with weights that the census has moved. */
  shares(weights: Float64Array, factors: Float64Array): number[] {
    const moved = weights.map((weight, person) => weight * factors[this.#household[person]!]!)
    const population = sum(moved)
    return this.#viewers.map(viewers => viewers.reduce((all, person) => all + moved[person]!, 0) / population)
  }
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0)
