import type { TitleRun, TitleWeek } from './titleQuery'

/** Names one of a title's runs in an address: two labels of one season are two runs. */
export const runKey = ({ chart, list, season, name }: TitleRun | TitleWeek): string =>
  [chart, list, ...(season === null ? [] : [name])].join('/')
