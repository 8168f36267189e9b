import type { Overview } from '@sweeps/model'
import type { Engine } from '../../engine.js'

/** Every source of figures that others made, and when something of it was last brought in. */
export async function freshness(engine: Engine): Promise<Overview['sources']> {
  const { panels } = engine
  const ofPanels = [...panels.definitions.values()].map(({ id, name }) => ({
    ...{ source: `panel-${id}`, name, latest: null },
    imported: new Date(panels.versions(id)[0]!.made).toISOString(),
  }))
  return [...(await freshnessOfPublished(engine)), ...ofPanels]
}

/** The same of what others published. */
export async function freshnessOfPublished({ latestFigures, charts }: Engine): Promise<Overview['sources']> {
  const definitions = [...charts.definitions.values()]
  const nameOf = (source: string): string => definitions.find(one => one.source === source)?.credit ?? source
  return (await latestFigures.bySource()).map(one => ({ ...one, name: nameOf(one.source) }))
}
