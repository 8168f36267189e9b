import type { ChartEntry } from '@sweeps/model'
import { namesItsSeason } from './namesItsSeason'

/** What an entry is called, with the season where the name does not say it. */
export function EntryTitle({ entry }: { entry: ChartEntry }) {
  const name = entry.name ?? entry.title ?? ''
  const season = entry.season !== null && !namesItsSeason(name, entry.season)
  return (
    <>
      {name}
      {season && <span className="season">; season {entry.season}</span>}
    </>
  )
}
