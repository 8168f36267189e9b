import type { Chart, ChartEntry, Edition } from '@sweeps/model'

const told = ({ rank, title, season, name, value }: ChartEntry) => JSON.stringify([rank, title, season, name, value])

/** Whether a list shows other figures than its edition froze. A list the edition does not have was added since. */
export function changedSince(edition: Pick<Edition, 'lists'>, chart: Pick<Chart, 'list' | 'entries'>): boolean {
  const frozen = edition.lists.find(({ list }) => list === chart.list)
  if (!frozen) return chart.entries.length > 0
  return frozen.entries.map(told).join() !== chart.entries.map(told).join()
}
