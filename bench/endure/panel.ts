import { PanelPopulation, usualDesign } from '@sweeps/simulator'
import type { Finding } from './finding.js'
import { type Held, type StudiedDesign, type StudyResult, studyDesign } from './panel-study.js'

const homes = 400
const rules = { replicates: { method: 'jk1', groups: 40 } }

/** What is promised, and beside it designs that are known to fall short, or to be rougher, in one way each. */
const promised: StudiedDesign = { name: `${homes} homes, 40 groups`, recruited: { homes }, rules }
const others: readonly StudiedDesign[] = [
  { ...promised, name: 'weekly set of homes in-tab on all seven days', rules: { ...rules, inTab: { days: 7, weekendDay: true } } },
  { ...promised, name: '20 groups', rules: { replicates: { method: 'jk1', groups: 20 } } },
  { ...promised, name: '5 groups', rules: { replicates: { method: 'jk1', groups: 5 } } },
  { ...promised, name: 'bootstrap of 100 draws', rules: { replicates: { method: 'bootstrap', replicates: 100 } } },
  { ...promised, name: '100 homes, 20 groups', recruited: { homes: 100 }, rules: { replicates: { method: 'jk1', groups: 20 } } },
  { ...promised, name: 'each range of ranks by itself', rules: { ...rules, ranks: { method: 'marginal' } } },
  { ...promised, name: 'a button in 50 forgotten', recruited: { homes, forgotten: 0.02 } },
  { ...promised, name: 'a button in 20 forgotten', recruited: { homes, forgotten: 0.05 } },
  { ...promised, name: 'a button in 10 forgotten', recruited: { homes, forgotten: 0.1 } },
  { ...promised, name: 'missing days taken for no viewing', withoutDays: true },
  {
    ...promised,
    name: 'weighted by age and sex alone, though region and the head’s age decide who takes part',
    rules: { ...rules, weighting: { method: 'rake', level: 'person', margins: ['age', 'sex'] } },
  },
]

/**
 * Whether a panel's intervals hold what is true, and its ranges of ranks: many panels are recruited from one simulated population of which
 * everything is known. What falls short by design is measured with a tenth of the panels.
 */
export async function endurePanel(options: {
  panels: number
  seed: number
  population?: number
  onProgress: (line: string) => void
}): Promise<{ finding: Finding; table: string }> {
  const { panels, seed, population: size = 30_000, onProgress } = options
  const population = new PanelPopulation({ seed, homes: size })
  const truth = population.truth()
  const study = (design: StudiedDesign, count: number) => {
    const result = studyDesign(population, truth, design, {
      ...{ panels: count, seed },
      onPanel: done => done % 100 === 0 && onProgress(`${design.name}: ${done} of ${count} panels`),
    })
    onProgress(rowOf(result).join(' | '))
    return result
  }
  const first = study(promised, panels)
  const rest = others.map(design => study(design, Math.max(2, Math.floor(panels / 10))))
  const { intervals } = first.published
  return {
    finding: {
      promise:
        'A panel’s 95 % intervals hold what is true of the population in 95 of 100 panels, its ranges of ranks all together in no fewer',
      how: `\`npm run endure -- --only panel --panels ${panels} --seed ${seed}\``,
      figure: `${panels} panels of ${homes} homes of ${size.toLocaleString('en')}, ${first.published.figures} figures: intervals ${words(intervals)}, ranges of ranks ${words(first.ranks)}`,
      failures: [
        ...(intervals && intervals.low <= 0.95 && 0.95 <= intervals.high ? [] : [`intervals hold in ${words(intervals)}`]),
        ...(first.ranks.high >= 0.95 ? [] : [`ranges of ranks hold in ${words(first.ranks)}`]),
      ],
    },
    table: tableOf([first, ...rest], `seed ${seed}, in-tab on ${Math.round(usualDesign.inTab * 100)} % of days`),
  }
}

const percent = (share: number): string => (share * 100).toFixed(1)
const words = (held: Held | undefined): string =>
  held === undefined ? 'none' : `${percent(held.share)} % (${percent(held.low)}–${percent(held.high)})`

function rowOf({ design, panels, published, thin, ranks, reach }: StudyResult): string[] {
  return [
    design,
    String(panels),
    words(published.intervals),
    published.intervals ? `${(published.relativeBias * 100).toFixed(1)} %` : '',
    published.intervals ? published.errorRatio.toFixed(2) : '',
    words(thin.intervals),
    words(ranks),
    reach.intervals ? `${words(reach.intervals)}; ${(reach.relativeBias * 100).toFixed(1)} %` : 'none',
  ]
}

/** In Markdown: shares with the interval in which they lie in 95 of 100 studies as long as this. */
function tableOf(results: readonly StudyResult[], note: string): string {
  const head = [
    `design (${note})`,
    'panels',
    'intervals of published minutes hold',
    'mean bias',
    'stated ÷ true error',
    'intervals of withheld minutes hold',
    'all ranges of ranks hold',
    'intervals of reach hold; mean bias',
  ]
  return [head, head.map(() => '---'), ...results.map(rowOf)].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
