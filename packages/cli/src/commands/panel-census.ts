import type { Ascribed } from '@sweeps/engine'
import { decimalWords, figureWords } from '@sweeps/model/plain'
import type { Command } from 'commander'
import { ask } from '../ask.js'
import { percent } from '../percent.js'
import { print, printJson, printTable } from '../print.js'

interface Options {
  data?: string
  json?: boolean
  week: string
  by?: string
  ascribe?: boolean
}

interface Figure {
  value: number
  standardError: number
  interval: { low: number; high: number }
}

/** `sweeps panel census`: a panel's week together with the census of a service. */
export function panelCensusCommand(panel: Command): void {
  panel
    .command('census')
    .argument('<panel>')
    .requiredOption('--week <day>', 'any day of the week')
    .option('--by <characteristics>', 'comma-separated: what its files say of persons and households')
    .option('--ascribe', 'give the plays of the census to persons as well: modelled, not measured')
    .description('persons who watched, from what the census counted and who of the panel was there; and where the two disagree')
    .action(async (id: string, { data, json, week, by, ascribe }: Options) => {
      const answer = await ask(data, 'panel-census', { panel: id, week, ...(by ? { by } : {}), ...(ascribe ? { ascribe } : {}) })
      if (json) return printJson(answer)
      const { truth } = answer
      printTable(
        [
          ...['title', 'service', 'person minutes', '± together', '± panel alone', 'viewers per view', 'census ÷ panel', 'reach'],
          ...(truth ? ['true minutes'] : []),
        ],
        answer.titles.map(row => [
          row.name,
          row.service,
          row.minutes === null ? 'withheld' : Math.round(row.minutes.value),
          relative(row.minutes),
          relative(row.panelAlone),
          row.viewersPerView === null ? '' : between(row.viewersPerView),
          row.coverage === null ? '' : `${between(row.coverage)}${row.eligible ? '' : ' !'}`,
          row.reach === null
            ? ''
            : `${percent(row.reach.value, 1)} (${percent(row.reach.interval.low, 1)}–${percent(row.reach.interval.high, 1)})`,
          ...(truth ? [row.truth === null ? 'not known' : `${figureWords(Math.round(row.truth))}${holds(row) ? '' : ' outside'}`] : []),
        ]),
      )
      if (truth)
        print(
          `Of a population that was simulated the truth is known: intervals hold it in ${truth.together} of ${truth.titles} titles, those of the panel alone in ${truth.alone}; all true minutes are ${figureWords(Math.round(truth.minutes))}.`,
        )
      for (const { name, reason, census } of answer.titles) if (reason !== null && census !== null) print(`${name}: ${reason}.`)
      const { minutes, panelAlone, reach } = answer.total
      print(
        `All: ${figureWords(Math.round(minutes.value))} minutes ± ${relative(minutes)} (panel alone ± ${relative(panelAlone)})${reach === null ? '' : `, reach ${percent(reach.value, 1)}`}.`,
      )
      if (answer.cells.length > 0)
        printTable(
          ['title', ...answer.by, 'person minutes', '±'],
          answer.cells.map(({ title, levels, minutes }) => [
            title,
            ...answer.by.map(dimension => levels[dimension] ?? null),
            minutes === null ? 'withheld' : Math.round(minutes.value),
            relative(minutes),
          ]),
        )
      if (answer.ascribed) printAscribed(answer.ascribed, answer.by)
    })
}

/** What is modelled says so in every line above and below its figures. */
function printAscribed({ titles, total, cells, classes, imputations, donors }: Ascribed, by: readonly string[]): void {
  print('')
  printTable(
    ['modelled: title', 'device minutes', 'person minutes', '±', 'of which imputed'],
    titles.map(({ name, census, minutes }) => [
      name,
      Math.round(census),
      minutes === null ? 'withheld' : Math.round(minutes.value),
      relative(minutes),
      minutes === null ? '' : percent(minutes.imputed, 0),
    ]),
  )
  if (cells.length > 0)
    printTable(
      ['modelled: title', ...by, 'person minutes', '±'],
      cells.map(({ title, levels, minutes }) => [
        title,
        ...by.map(dimension => levels[dimension] ?? null),
        minutes === null ? 'withheld' : Math.round(minutes.value),
        relative(minutes),
      ]),
    )
  print(`All, modelled: ${figureWords(Math.round(total.value))} minutes ± ${relative(total)}.`)
  print(
    `Nobody measured who these persons are: each play took the viewers of one of ${figureWords(donors)} sessions of the panel, ${imputations} times over (${classes
      .filter(({ share }) => share > 0)
      .map(one => `${percent(one.share, 0)} by ${one.class}`)
      .join(', ')}).`,
  )
}

/** Whether the interval has what is true in it; of a withheld figure nothing is said. */
const holds = ({ truth, minutes }: { truth: number | null; minutes: Figure | null }): boolean =>
  truth === null || minutes === null || (minutes.interval.low <= truth && truth <= minutes.interval.high)

const relative = (figure: Figure | null): string => (figure === null ? '' : percent(figure.standardError / figure.value, 1))
const between = ({ value, interval }: Figure): string =>
  `${decimalWords(value, 2)} (${decimalWords(interval.low, 2)}–${decimalWords(interval.high, 2)})`
