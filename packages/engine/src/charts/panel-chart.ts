import type { PanelDefinition } from '../panel/index.js'
import type { ChartDefinition } from './definition.js'

/** The chart that a panel has: the lists of the census, in projected minutes. */
export const panelChart = (panel: PanelDefinition): ChartDefinition => ({
  id: `panel-${panel.id}`,
  name: `${panel.name} Top 10`,
  source: `panel-${panel.id}`,
  credit: `${panel.name}: a panel of households, projected to ${panel.population ?? 'the population'}`,
  market: panel.market,
  measures: [{ metric: 'minutes', roundTo: 1_000_000 }],
  grain: 'title',
  lists: [
    { id: 'overall', name: 'Overall' },
    { id: 'originals', name: 'Originals', filter: { kind: 'series', origin: 'original' } },
    { id: 'acquired', name: 'Acquired', filter: { kind: 'series', origin: 'acquired' } },
    { id: 'movies', name: 'Movies', filter: { kind: 'film' } },
  ],
  firstDay: panel.firstDay ?? 'monday',
  zone: panel.zone,
  size: 10,
  ties: 'shared',
  rank: 'computed',
  history: 'whole',
  note: 'Projected minutes, all seasons of a title together. Every figure has its error and every rank its range; final after eight days.',
})
