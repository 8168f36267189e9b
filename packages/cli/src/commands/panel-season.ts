import { decimalWords } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
import { print, printJson, printTable } from '../print.js'
import { seasonName } from '../season-name.js'

interface Options {
  data?: string
  json?: boolean
  window: string
  by?: string
}

interface Measure {
  projected: number
  share: number
  interval: { low: number; high: number }
}

/** `sweeps panel season`: a season's audience as a panel saw it. */
export function panelSeasonCommand(panel: Command): void {
  panel
    .command('season')
    .argument('<panel>')
    .argument('<season>', 'TITLE/N, such as hit-and-run/1; a film is its TITLE')
    .option('--window <days>', 'days from the release, such as 7, 28 or 91', '28')
    .option('--by <characteristics>', 'comma-separated: what its files say of persons and households')
    .description('who began, watched and finished a season, by characteristics, and who watched together; with errors')
    .action(async (id: string, name: string, { data, json, window, by }: Options) => {
      const answer = await ask(data, 'panel-season', { panel: id, ...seasonName(name), window, ...(by ? { by } : {}) })
      if (json) return printJson(answer)
      print(`${answer.title}, ${answer.from} to ${answer.to}: ${answer.persons} persons of the panel in ${answer.households} homes`)
      printTable(
        [...answer.by, 'reach', 'starters', 'watchers', 'completers', 'completed of starters'],
        answer.groups.map(group => [
          ...answer.by.map(dimension => group.levels[dimension] ?? null),
          ...[group.reach, group.starters, group.watchers, group.completers].map(measure),
          group.completionRate === null ? 'withheld' : percent(group.completionRate.value, 0),
        ]),
      )
      for (const { episode, points } of answer.retention)
        print(
          `${episode === 0 ? 'film' : `episode ${episode}`}: ${points.map(({ percent: of, share }) => `${share === null ? 'withheld' : percent(share.value, 0)} to ${of} %`).join(', ')}`,
        )
      if (answer.company)
        print(
          `${decimalWords(answer.company.viewersPerView, 2)} in front of a device that plays: ${answer.company.shares.map(({ people, share }) => `${percent(share, 0)} ${['nobody', 'one', 'two', 'three or more'][people]}`).join(', ')}`,
        )
    })
}

const measure = (of: Measure | null): string =>
  of === null
    ? 'withheld'
    : `${Math.round(of.projected).toLocaleString('en')} (${percent(of.share, 1)}, ${percent(of.interval.low, 1)}–${percent(of.interval.high, 1)})`
