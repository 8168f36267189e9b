import type { Overview } from '@sweeps/model'
import type { Engine } from '../../engine.js'

/** Every source of figures that others made, and when something of it was last brought in. */
export async function freshness({ latestFigures, charts, panels }: Engine): Promise<Overview['sources']> {
  const definitions = [...charts.definitions.values()]
  const nameOf = (source: string): string => definitions.find(one => one.source === source)?.credit ?? source
  const published = (await latestFigures.bySource()).map(one => ({ ...one, name: nameOf(one.source) }))
  const ofPanels = [...panels.definitions.values()].map(({ id, name }) => ({
    ...{ source: `panel-${id}`, name, latest: null },
    imported: new Date(panels.versions(id)[0]!.made).toISOString(),
  }))
  return [...published, ...ofPanels]
}
