import type { ChartEntry } from '@sweeps/model'

/** Many sources print the season in the name already: then it is not said twice. */
const namesItsSeason = /\b(season|part|volume|vol\.|chapter|series|limited|book)\b/i

export function EntryTitle({ entry }: { entry: ChartEntry }) {
  const name = entry.name ?? entry.title ?? ''
  const season = entry.season !== null && !namesItsSeason.test(name)
  return (
    <>
      {name}
      {season && <span className="season">; season {entry.season}</span>}
    </>
  )
}
