import Type from '@sweeps/model/typebox'
import { defineQuery, Int64, type Store, sqlFile } from '../store/index.js'
import type { Season } from './find-season.js'

const longest = defineQuery({
  tag: 'seasons.runtimes.longest',
  sql: `-- one row per content of some of whose runtime a player said anything: the longest that any player said
SELECT service, content, toInt64(max(runtime)) AS runtimeMs
FROM reported_runtimes
WHERE (service, content) IN (SELECT arrayJoin(arrayZip({services:Array(String)}, {contents:Array(String)})))
GROUP BY service, content`,
  row: Type.Object({ service: Type.String(), content: Type.String(), runtimeMs: Int64 }),
})

const usual = defineQuery({
  tag: 'seasons.runtimes.usual',
  sql: sqlFile(import.meta.url, './reported-runtimes.sql'),
  row: Type.Object({ service: Type.String(), content: Type.String(), runtimeMs: Type.Integer() }),
})

/** An episode (0: the film) whose runtime the catalogue and the players tell apart, in milliseconds. */
export interface ContradictedRuntime {
  episode: number
  service: string
  content: string
  /** The catalogue's. */
  runtimeMs: number
  /** What most plays of the window say. */
  reportedMs: number
}

/**
 * The episodes of a season whose runtime in the catalogue is not what most plays in the window carry, by more than a minute and more than a
 * twentieth: whoever watched to the end is then no completer, or is one too early. A runtime that the catalogue does not have is not among
 * them. What one player alone says counts as one play, however long it is. Plays are read only of contents of which some player contradicts.
 */
export async function contradictedRuntimes(
  store: Store,
  season: Season,
  window: { from: number; to: number; epoch: number },
): Promise<ContradictedRuntime[]> {
  const entries = season.episodes.flatMap(({ episode, runtimeMs, contents }) =>
    runtimeMs > 0 ? contents.map(content => ({ episode, runtimeMs, ...content })) : [],
  )
  const reported = await store.run(longest, named(entries))
  const doubtful = differing(entries, reported)
  if (doubtful.length === 0) return []
  return differing(entries, await store.run(usual, { ...named(doubtful), ...window }))
}

type Entry = Omit<ContradictedRuntime, 'reportedMs'>

const named = (entries: readonly Entry[]) => ({
  services: entries.map(({ service }) => service),
  contents: entries.map(({ content }) => content),
})

function differing(
  entries: readonly Entry[],
  reported: readonly { service: string; content: string; runtimeMs: number }[],
): ContradictedRuntime[] {
  const runtimes = new Map(reported.map(({ service, content, runtimeMs }) => [JSON.stringify([service, content]), runtimeMs]))
  return entries.flatMap(entry => {
    const reportedMs = runtimes.get(JSON.stringify([entry.service, entry.content]))
    if (reportedMs === undefined) return []
    const apart = Math.abs(reportedMs - entry.runtimeMs)
    return apart > 60_000 && apart > entry.runtimeMs / 20 ? [{ ...entry, reportedMs }] : []
  })
}
