import type { TitleRun, TitleWeek } from '../../api/titleQueries'

/** Names one of a title's runs in an address: two labels of one season are two runs. */
export const runKey = ({ chart, list, season, name }: TitleRun | TitleWeek): string =>
  [chart, list, ...(season === null ? [] : [oneSpelling(name ?? '')])].join('/')

/** `Grey’s Anatomy` and `Grey's Anatomy` are one name, as the engine takes them. */
const oneSpelling = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[‘’ʼ´`′]/g, "'")
    .replace(/[“”„]/g, '"')
