import { PanelPopulation, usualDesign } from '@sweeps/simulator'
import type { Finding } from './finding.js'
import { type Held, type StudiedDesign, type StudyResult, studyDesign } from './panel-study.js'

const homes = 400
const rules = { replicates: { method: 'jk1', groups: 40 } }

/** Of invited homes whose head is young, and of those in the east, a fifth as many take part as of the old and of the south. */
const unevenResponse = {
  age: { '2-17': 0.4, '18-34': 0.12, '35-54': 0.36, '55+': 0.6 },
  region: { north: 1, east: 0.25, south: 1.2, west: 0.6 },
}

/** Raking to age, sex and region together. Cells of few homes join the other sex, then the neighbouring region. */
function byCell(smallest: number): object {
  const ages = ['2-17', '18-34', '35-54', '55+']
  const nextRegion: Readonly<Record<string, string>> = { east: 'west', west: 'south', north: 'south' }
  const neighbours: Record<string, string> = {}
  for (const age of ages)
    for (const region of ['north', 'east', 'south', 'west']) {
      neighbours[`${age}/male/${region}`] = `${age}/female/${region}`
      if (nextRegion[region] !== undefined) neighbours[`${age}/female/${region}`] = `${age}/female/${nextRegion[region]}`
    }
  return {
    method: 'rake',
    level: 'person',
    margins: ['cell'],
    ...(smallest > 1 && { collapse: { smallest, neighbours: { cell: neighbours } } }),
  }
}

/** What is promised, and beside it designs that are known to fall short, or to be rougher, in one way each. */
const promised: StudiedDesign = { name: `${homes} homes, 40 groups`, recruited: { homes }, rules }
const others: readonly StudiedDesign[] = [
  { ...promised, name: 'weekly set of homes in-tab on all seven days', rules: { ...rules, inTab: { days: 7, weekendDay: true } } },
  { ...promised, name: '20 groups', rules: { replicates: { method: 'jk1', groups: 20 } } },
  { ...promised, name: '5 groups', rules: { replicates: { method: 'jk1', groups: 5 } } },
  { ...promised, name: 'bootstrap of 100 draws', rules: { replicates: { method: 'bootstrap', replicates: 100 } } },
  { ...promised, name: '150 homes, 20 groups', recruited: { homes: 150 }, rules: { replicates: { method: 'jk1', groups: 20 } } },
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
  { ...promised, name: 'a home in 10 leaves in the week', recruited: { homes, leave: 0.1 } },
  { ...promised, name: 'a meter in 7 falls silent in the week', recruited: { homes, silent: 0.15 } },
  { ...promised, name: 'homes in-tab on 70 of 100 days', recruited: { homes, inTab: 0.7 } },
  { ...promised, name: 'every other guest unannounced', recruited: { homes, unannounced: 0.5 } },
  { ...promised, name: 'no guest announced', recruited: { homes, unannounced: 1 } },
  { ...promised, name: 'the young and the east take part a fifth as often', recruited: { homes, response: unevenResponse } },
  {
    ...promised,
    name: 'the same, weighted by age and sex alone',
    recruited: { homes, response: unevenResponse },
    rules: { ...rules, weighting: { method: 'rake', level: 'person', margins: ['age', 'sex'] } },
  },
  {
    ...promised,
    name: 'thin cells: age, sex and region together, 32 of them, none collapsed',
    cells: true,
    rules: { ...rules, weighting: byCell(1) },
  },
  { ...promised, name: 'the same cells, those of fewer than 30 homes collapsed', cells: true, rules: { ...rules, weighting: byCell(30) } },
]

/**
 * Whether a panel's intervals hold what is true, and its ranges of ranks: many panels are recruited from one simulated population of which
 * everything is known. What falls short by design is measured with a tenth of the panels.
 */
export async function endurePanel(options: {
  panels: number
  seed: number
  population?: number
  /** Only designs whose name has one of these, all panels of each; nothing is promised of them. */
  designs?: readonly string[] | undefined
  onProgress: (line: string) => void
}): Promise<{ findings: Finding[]; table: string }> {
  const { panels, seed, population: size = 30_000, designs, onProgress } = options
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
  const note = `seed ${seed}, in-tab on ${Math.round(usualDesign.inTab * 100)} % of days`
  if (designs !== undefined) {
    const chosen = [promised, ...others].filter(({ name }) => designs.some(words => name.includes(words)))
    if (chosen.length === 0) throw new Error(`--designs: none of them has ${designs.map(words => `"${words}"`).join(' or ')} in its name`)
    return {
      findings: [],
      table: tableOf(
        chosen.map(design => study(design, panels)),
        note,
      ),
    }
  }
  const first = study(promised, panels)
  const rest = others.map(design => study(design, Math.max(2, Math.floor(panels / 10))))
  const { intervals } = first.published
  // What so many panels tell of the share of one title; that of all titles is known better, and may be a little on the safe side.
  return {
    findings: [
      {
        promise:
          'A panel’s 95 % intervals hold what is true of the population in 95 of 100 panels, its ranges of ranks all together in no fewer',
        how: `\`npm run endure -- --only panel --panels ${panels} --seed ${seed}\``,
        figure: `${panels} panels of ${homes} homes of ${size.toLocaleString('en')}, ${first.published.figures} figures: intervals ${words(intervals)}, ranges of ranks ${words(first.ranks)}`,
        failures: [
          ...(intervals && Math.abs(intervals.share - 0.95) <= 1.96 * Math.sqrt((0.95 * 0.05) / panels)
            ? []
            : [`intervals hold in ${words(intervals)}`]),
          ...(first.ranks.high >= 0.95 ? [] : [`ranges of ranks hold in ${words(first.ranks)}`]),
        ],
      },
    ],
    table: tableOf([first, ...rest], note),
  }
}

const percent = (share: number): string => (share * 100).toFixed(1)
const words = (held: Held | undefined): string =>
  held === undefined ? 'none' : `${percent(held.share)} % (${percent(held.low)}–${percent(held.high)})`

function rowOf({ design, panels, refused, published, thin, ranks, reach }: StudyResult): string[] {
  return [
    design,
    refused > 0 ? `${panels}, ${refused} could not be weighted` : String(panels),
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
