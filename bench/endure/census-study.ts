import { type DeviceRow, panelAndCensus, usualSoftness } from '@sweeps/engine'
import {
  type PanelDesign,
  type PanelPopulation,
  type PanelRules,
  type PanelTruth,
  panelTables,
  type RecruitedPanel,
  recruitPanel,
  usualDesign,
  viewingOfPanel,
} from '@sweeps/simulator'
import { filesOf, viewingRows } from './panel-study.js'

/** Of a title over many panels: how far figures of the panel alone, and of panel and census together, lie from the truth, in shares of it. */
export interface TitleStudied {
  title: string
  panels: number
  alone: Accuracy
  together: Accuracy
}

interface Accuracy {
  bias: number
  /** Root of the mean square of what estimates are off. */
  error: number
  /** Mean of stated standard errors. */
  stated: number
  /** Share of intervals that hold the truth. */
  held: number
}

/** Recruits panels and puts each together with the census of the service that has one. Titles for which the census is used in nearly all panels. */
export function studyCensus(
  population: PanelPopulation,
  truth: PanelTruth,
  { recruited = {}, rules = {} }: { recruited?: Partial<PanelDesign>; rules?: PanelRules },
  { panels, seed, softness = usualSoftness }: { panels: number; seed: number; softness?: number },
): TitleStudied[] {
  const serviceOf = new Map(truth.titles.map(({ title, service }) => [title, service]))
  const census = new Map(
    truth.titles.flatMap(({ title, service, deviceMinutes }) =>
      service === 'demo' ? [[`${service}\0${title}`, deviceMinutes] as const] : [],
    ),
  )
  const titles = new Map<string, { alone: Tally; together: Tally }>()
  for (let panel = 0; panel < panels; panel++) {
    const drawn = recruitPanel(population, { ...usualDesign, ...recruited }, seed * 100_000 + panel)
    const answer = panelAndCensus(filesOf(panelTables(drawn, truth, rules)), population.week, [], {
      ...{ rows: viewingRows(viewingOfPanel(drawn), serviceOf), devices: deviceRows(drawn), census, services: ['demo'], softness },
    })
    for (const { title, eligible, minutes, panelAlone } of answer.titles) {
      if (!eligible || minutes === null || panelAlone === null) continue
      const own = titles.get(title) ?? { alone: new Tally(), together: new Tally() }
      titles.set(title, own)
      const { personMinutes } = truth.titles.find(one => one.title === title)!
      own.alone.add(panelAlone, personMinutes)
      own.together.add(minutes, personMinutes)
    }
  }
  return [...titles].flatMap(([title, { alone, together }]) =>
    together.count < 0.9 * panels ? [] : [{ title, panels: together.count, alone: alone.accuracy(), together: together.accuracy() }],
  )
}

class Tally {
  readonly #off: number[] = []
  readonly #stated: number[] = []
  #held = 0

  add(
    { value, standardError, interval }: { value: number; standardError: number; interval: { low: number; high: number } },
    truth: number,
  ) {
    this.#off.push((value - truth) / truth)
    this.#stated.push(standardError / truth)
    if (interval.low <= truth && truth <= interval.high) this.#held++
  }

  get count(): number {
    return this.#off.length
  }

  accuracy(): Accuracy {
    return {
      bias: mean(this.#off),
      error: Math.sqrt(mean(this.#off.map(off => off ** 2))),
      stated: mean(this.#stated),
      held: this.#held / this.count,
    }
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** What played in the homes of a panel, as the engine's question for it answers. */
export function deviceRows({ homes, population: { monday } }: RecruitedPanel): DeviceRow[] {
  const day = 86_400_000
  const rows = new Map<string, DeviceRow>()
  for (const { home, sessions } of homes) {
    const ofHome = new Map<string, { service: string; title: string; day: number; milliseconds: number }>()
    for (const { service, title, start, stop } of sessions) {
      if (service !== 'demo') continue
      for (let from = start; from < Math.min(stop, monday + 7 * day); ) {
        const number = Math.floor((from - monday) / day)
        const to = Math.min(stop, monday + (number + 1) * day)
        const key = `${number}\0${title}`
        const own = ofHome.get(key) ?? { service, title, day: number + 1, milliseconds: 0 }
        ofHome.set(key, own)
        own.milliseconds += to - from
        from = to
      }
    }
    for (const [key, { milliseconds, ...of }] of ofHome) {
      const row = rows.get(key) ?? { ...of, households: [], milliseconds: [] }
      rows.set(key, row)
      row.households.push(home.id)
      row.milliseconds.push(milliseconds)
    }
  }
  return [...rows.values()]
}
