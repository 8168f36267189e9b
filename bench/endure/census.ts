import { PanelPopulation } from '@sweeps/simulator'
import { studyCensus, type TitleStudied } from './census-study.js'
import type { Finding } from './finding.js'

const homes = 400
const rules = { replicates: { method: 'jk1', groups: 40 } }

/** How much nearer to the truth a panel is with the census of a service than alone, title by title. */
export function endureCensus(options: { panels: number; seed: number; population?: number }): { finding: Finding; table: string } {
  const { panels, seed, population: size = 30_000 } = options
  const population = new PanelPopulation({ seed, homes: size })
  const titles = studyCensus(population, population.truth(), { recruited: { homes }, rules }, { panels, seed })
  const worse = titles.filter(({ alone, together }) => together.error >= alone.error)
  // Beyond its stated error: more than three standard errors of the mean of so many panels, and more than a tenth of what is stated.
  const biased = titles.filter(({ together }) => Math.abs(together.bias) > (3 * together.error) / Math.sqrt(panels) + 0.1 * together.stated)
  return {
    finding: {
      promise: 'A panel together with the census of a service is nearer to the truth than alone, and not biased beyond its stated error',
      how: `\`npm run endure -- --only census --panels ${panels} --seed ${seed}\``,
      figure: `${panels} panels of ${homes} homes, ${titles.length} titles: error ${percent(mean(titles, one => one.together.error))} of the truth, alone ${percent(mean(titles, one => one.alone.error))}`,
      failures: [...worse.map(({ title }) => `${title} is no nearer`), ...biased.map(({ title }) => `${title} is biased`)],
    },
    table: tableOf(titles),
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const mean = (titles: readonly TitleStudied[], of: (one: TitleStudied) => number): number =>
  titles.reduce((sum, one) => sum + of(one), 0) / titles.length

function tableOf(titles: readonly TitleStudied[]): string {
  const head = ['title', 'panels', 'error alone', 'error together', 'stated', 'bias', 'intervals alone hold', 'intervals together hold']
  const rows = titles.map(({ title, panels, alone, together }) => [
    title,
    String(panels),
    percent(alone.error),
    percent(together.error),
    percent(together.stated),
    percent(together.bias),
    percent(alone.held),
    percent(together.held),
  ])
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
