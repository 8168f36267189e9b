import type { SeasonRange } from '@sweeps/model'
import { rowsCsv } from '../../tables/index.js'

/** A range as CSV, a figure a line: what is not known or not shown is empty. */
export const rangeTable = ({ from, to, before, figures }: SeasonRange): string =>
  rowsCsv(figures.map(figure => ({ from, to, beforeFrom: before?.from ?? null, beforeTo: before?.to ?? null, ...figure })))
