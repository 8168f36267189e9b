import { estimateWeek, type PanelFiles, readPanelDefinition, readPanelFiles, type ViewingRow } from '@sweeps/engine'
import { Problem } from '@sweeps/model'
import {
  type DayOfViewing,
  type PanelDesign,
  type PanelPopulation,
  type PanelRules,
  type PanelTruth,
  panelTables,
  recruitPanel,
  usualDesign,
  viewingOfPanel,
} from '@sweeps/simulator'
import { betaQuantile } from '@sweeps/stats'

/** How a panel is recruited and its figures are made: what is put to the test. */
export interface StudiedDesign {
  name: string
  recruited?: Partial<PanelDesign>
  rules?: PanelRules
  /** Nobody says which homes reported: a home that was silent counts as one that watched nothing. */
  withoutDays?: boolean
  /** Persons have a column `cell`, their age, sex and region together, and the population a total of each: 24 or more margins in one. */
  cells?: boolean
}

/** How often something held, and the interval in which that share lies with 95 of 100 studies as long as this. */
export interface Held {
  share: number
  low: number
  high: number
}

/** What came of many panels of one design. */
export interface StudyResult {
  design: string
  panels: number
  /** Panels that could not be weighted, of which nothing is said. */
  refused: number
  /** Figures that may be published, and all others. */
  published: { figures: number; intervals: Held | undefined; relativeBias: number; errorRatio: number }
  thin: { figures: number; intervals: Held | undefined }
  /** Panels of which every title's range of ranks held its true rank. */
  ranks: Held
  reach: { figures: number; intervals: Held | undefined; relativeBias: number }
}

interface Tally {
  held: number[]
  figures: number
}

/**
 * Recruits panels of a design from a population and compares what they say of a week with what is true. The share of intervals that hold is
 * taken by panel, since the figures of one panel have their luck in common.
 */
export function studyDesign(
  population: PanelPopulation,
  truth: PanelTruth,
  { name, recruited = {}, rules = {}, withoutDays = false, cells = false }: StudiedDesign,
  { panels, seed, onPanel = () => {} }: { panels: number; seed: number; onPanel?: (done: number) => void },
): StudyResult {
  const trueTitle = new Map(truth.titles.map(one => [one.title, one]))
  const published: Tally = { held: [], figures: 0 }
  const thin: Tally = { held: [], figures: 0 }
  const reach: Tally = { held: [], figures: 0 }
  const totals = cells ? totalsOfCells(population) : undefined
  let ranksHeld = 0
  let refused = 0
  const minutes = new Spread()
  const reaches = new Spread()
  for (let panel = 0; panel < panels; panel++) {
    const design = { ...usualDesign, ...recruited }
    const drawn = recruitPanel(population, design, seed * 100_000 + panel)
    const tables = panelTables(drawn, truth, { ...rules, ranks: { draws: 2000, seed: panel, ...rules.ranks } })
    const read = filesOf(totals ? withCells(tables, totals) : tables)
    const files = withoutDays ? { ...read, days: undefined } : read
    const estimated = orRefused(() => estimateWeek(files, population.week, viewingRows(viewingOfPanel(drawn))))
    onPanel(panel + 1)
    if (!estimated) {
      refused++
      continue
    }
    const { titles, reach: reached } = estimated
    const ranges = new Map(titles.map(({ title, rankRange }) => [title, rankRange]))
    // A title that nobody of the panel watched has every rank from the last of those that somebody did.
    const holds = truth.titles.every(({ title, rank }) => {
      const { low, high } = ranges.get(title) ?? { low: 1, high: truth.titles.length }
      return low <= rank && rank <= high
    })
    if (holds) ranksHeld++
    const [shown, hidden]: [boolean[], boolean[]] = [[], []]
    for (const { title, value, standardError, interval, withheld } of titles) {
      const { personMinutes } = trueTitle.get(title)!
      ;(withheld === null ? shown : hidden).push(interval.low <= personMinutes && personMinutes <= interval.high)
      if (withheld === null) minutes.add(title, { estimate: value, error: standardError, truth: personMinutes })
    }
    add(published, shown)
    add(thin, hidden)
    const reachHeld = reached.titles.flatMap(({ title, share, standardError, interval }) => {
      if (share === null || standardError === null || interval === null) return []
      const trueShare = trueTitle.get(title)!.reach / truth.persons
      reaches.add(title, { estimate: share, error: standardError, truth: trueShare })
      return [interval.low <= trueShare && trueShare <= interval.high]
    })
    add(reach, reachHeld)
  }
  return {
    design: name,
    panels,
    refused,
    published: { figures: published.figures, intervals: heldOf(published), ...minutes.summary() },
    thin: { figures: thin.figures, intervals: heldOf(thin) },
    ranks: shareHeld(ranksHeld, panels - refused),
    reach: { figures: reach.figures, intervals: heldOf(reach), ...reaches.summary() },
  }
}

type Tables = ReturnType<typeof panelTables>

/** How many persons of a population are of an age, sex and region. */
function totalsOfCells(population: PanelPopulation): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (let number = 0; number < population.homes; number++) {
    const { region, persons } = population.home(number).home
    for (const { age, sex } of persons) {
      const cell = cellOf(age, sex, region)
      totals.set(cell, (totals.get(cell) ?? 0) + 1)
    }
  }
  return totals
}

function withCells(tables: Tables, totals: ReadonlyMap<string, number>): Tables {
  const regionOf = new Map(tables.households.map(({ household, region }) => [household, region]))
  return {
    ...tables,
    persons: tables.persons.map(one => ({ ...one, cell: cellOf(one['age'], one['sex'], regionOf.get(one['household'])) })),
    targets: [...tables.targets, ...[...totals].map(([level, total]) => ({ margin: 'cell', level, total: String(total) }))],
  }
}

const cellOf = (...levels: (string | undefined)[]): string => levels.join('/')

/** What can be estimated; undefined of a panel that cannot be weighted. */
function orRefused<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Problem && error.code === 'cannot-weigh') return undefined
    throw error
  }
}

/** How far estimates of titles lie from the truth over many panels, and how far they say that they may. */
class Spread {
  readonly #titles = new Map<string, { truth: number; estimates: number[]; errors: number[] }>()

  add(title: string, { estimate, error, truth }: { estimate: number; error: number; truth: number }): void {
    const own = this.#titles.get(title) ?? { truth, estimates: [], errors: [] }
    this.#titles.set(title, own)
    own.estimates.push(estimate)
    own.errors.push(error)
  }

  /** Means over the titles that nearly every panel gave a figure for: of others only the high ones are there. */
  summary(): { relativeBias: number; errorRatio: number } {
    const all = [...this.#titles.values()]
    const most = Math.max(0, ...all.map(({ estimates }) => estimates.length))
    const each = all
      .filter(({ estimates }) => estimates.length >= 0.98 * most)
      .map(({ truth, estimates, errors }) => {
        const middle = mean(estimates)
        const deviation = Math.sqrt(mean(estimates.map(one => (one - middle) ** 2)))
        return { bias: (middle - truth) / truth, ratio: mean(errors) / deviation }
      })
    return { relativeBias: mean(each.map(({ bias }) => bias)), errorRatio: mean(each.map(({ ratio }) => ratio)) }
  }
}

function add(tally: Tally, holds: readonly boolean[]): void {
  if (holds.length === 0) return
  tally.figures += holds.length
  tally.held.push(holds.filter(Boolean).length / holds.length)
}

function heldOf({ held }: Tally): Held | undefined {
  if (held.length < 2) return undefined
  const share = mean(held)
  const error = Math.sqrt(mean(held.map(one => (one - share) ** 2)) / (held.length - 1))
  return { share, low: share - 1.96 * error, high: share + 1.96 * error }
}

/** Clopper and Pearson's interval of a share of independent panels. */
const shareHeld = (held: number, panels: number): Held => ({
  share: held / panels,
  low: held === 0 ? 0 : betaQuantile(0.025, held, panels - held + 1),
  high: held === panels ? 1 : betaQuantile(0.975, held + 1, panels - held),
})

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A panel's tables as the engine reads its files. */
export function filesOf({ definition, households, persons, days, targets }: ReturnType<typeof panelTables>): PanelFiles {
  const rows = (cells: readonly Record<string, string>[]) => cells.map((row, at) => ({ line: at + 2, cells: row }))
  return readPanelFiles(
    readPanelDefinition(JSON.stringify(definition)),
    new Map([
      ['households', rows(households)],
      ['persons', rows(persons)],
      ['days', rows(days)],
      ['targets', rows(targets)],
    ]),
  )
}

/** Viewing as the engine's question for it answers. `serviceOf`: by service as well. */
export function viewingRows(viewing: readonly DayOfViewing[], serviceOf?: ReadonlyMap<string, string>): ViewingRow[] {
  const rows = new Map<string, ViewingRow>()
  for (const { day, title, viewer, guest, milliseconds } of viewing) {
    const key = `${day}\0${title}\0${guest}`
    const row = rows.get(key) ?? emptyRow({ title, day, guest, service: serviceOf?.get(title) ?? '' })
    rows.set(key, row)
    row.viewers.push(viewer)
    row.milliseconds.push(milliseconds)
  }
  return [...rows.values()]
}

const emptyRow = ({ title, day, guest, service }: { title: string; day: number; guest: boolean; service: string }): ViewingRow => ({
  ...{ title, season: 0, service, screen: '', day, guest: guest ? 1 : 0, name: title },
  ...{ viewers: [], milliseconds: [] },
})
