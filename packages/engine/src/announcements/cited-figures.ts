import type { EvidenceFigure } from '@sweeps/model'
import { type Charts, firstMarketOf, ofMarket, type PublicCharts } from '../charts/index.js'
import type { Notes } from './notes.js'
import { weekInWords } from './words.js'

/** A figure that may stand in a release, with what it is cited to. */
export interface CitedFigure extends EvidenceFigure {
  chartName: string
  listName: string
  cite(notes: Notes): number
}

/**
 * Of the figures a decision rested on those that a release may carry: weeks that were over on the day, in an edition that is out or, where
 * none is, as somebody else published them. One's own figures that nobody published stay inside. A correction that came out since is taken.
 */
export async function citedFigures(
  figures: readonly EvidenceFigure[],
  { charts, open, until }: { charts: Charts; open: PublicCharts; until: string | null },
): Promise<CitedFigure[]> {
  const out = await open.editions()
  const marketOf = ({ chart, market }: EvidenceFigure): string => {
    const definition = charts.definitions.get(chart)
    return market ?? (definition ? firstMarketOf(definition) : '')
  }
  const cited: CitedFigure[] = []
  for (const figure of figures) {
    if (until !== null && figure.week.end > until) continue
    const line = out
      .filter(({ chart, market, week }) => chart === figure.chart && market === marketOf(figure) && week === figure.week.start)
      .sort((one, other) => other.revision - one.revision)[0]
    const frozen = line && (await inEdition(open, line.id, figure))
    if (!frozen && !figure.published) continue
    const definition = charts.definitions.get(figure.chart)
    const chartName = definition ? ofMarket(definition, marketOf(figure)).name : figure.chart
    const listName = definition?.lists.find(({ id }) => id === figure.list)?.name ?? figure.list
    const frozenFigure = { ...figure, ...frozen, edition: frozen ? line.id : null }
    cited.push({
      ...frozenFigure,
      chartName,
      listName,

      cite: notes => noteOf(frozenFigure, chartName, listName, notes),
    })
  }
  return cited
}

async function inEdition(
  open: PublicCharts,
  id: string,
  { list, name }: EvidenceFigure,
): Promise<{ value: number | null; rank: number | null } | undefined> {
  const { lists } = await open.edition(id)
  const entry = lists.find(one => one.list === list)?.entries.find(one => one.name === name)
  return entry && { value: entry.value, rank: entry.rank }
}

function noteOf(figure: EvidenceFigure, chartName: string, listName: string, notes: Notes): number {
  const { edition, address, note } = figure
  const week = `${listName}, week of ${weekInWords(figure.week)}`
  const text = edition ? `Edition ${edition}: ${chartName}, ${week}. Source: ${figure.source}` : `${figure.source}: ${week}`
  return notes.cite(note ? `${text} (${note})` : text, { edition, address: edition ? null : address })
}
