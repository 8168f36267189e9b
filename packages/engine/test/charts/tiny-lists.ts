import { addDays } from '@sweeps/model'
import type { ListFigures } from '../../src/charts/index.js'

/**
 * A tiny world: the weeks of a list, one a line, each a row of `title=value`. Weeks are a number counted from the first, Monday
 * 2021-01-04; a number left out is a week that is not held. A `*` after it: the week still runs.
 * A cell is `title=value`, `title=value#published rank`, `title=value~published weeks`; `?` stands for what is not known.
 */
export function lists(table: string): ListFigures[] {
  return table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .map(([week, ...cells]) => ({
      week: weekOf(Number.parseInt(week!, 10)),
      closed: !week!.endsWith('*'),
      rows: cells.map((cell, at) => {
        const [, title, value, rank, weeks] = /^(\S+?)=([\d.?]+)(?:#([\d?]+))?(?:~(\d+))?$/.exec(cell)!
        const known = (word: string | undefined) => (word === undefined || word === '?' ? null : Number(word))
        const who = title === '?' ? null : title!
        return {
          title: who,
          season: null,
          name: who,
          value: known(value),
          publishedRank: known(rank),
          publishedWeeks: known(weeks),
          line: at + 1,
        }
      }),
    }))
}

export const weekOf = (number: number): string => addDays('2021-01-04', 7 * (number - 1))
