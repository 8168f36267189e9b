import { type Charts, chartKey } from '../../charts/index.js'

/** A chart as addresses name it: by its id, and its market where that is not its first. */
export function addressed({ definitions }: Charts, { chart, market = '' }: { chart: string; market?: string }): string {
  const definition = definitions.get(chart)
  return definition && market ? chartKey(definition, market) : chart
}
