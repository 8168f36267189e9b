import type { ChartDefinition, Measure } from './definition.js'

/** What a chart ranks in a week, given by its first day. */
export const measureAt = ({ measures }: Pick<ChartDefinition, 'measures'>, week: string): Measure =>
  measures.findLast(({ from }) => from === undefined || from <= week)!
