import { isSourceId, Problem, type SourceId, sources } from '@sweeps/model'
import type { EventSource } from '../source.js'
import { fileSources } from '../sources.js'

const hour = 3_600_000

/** The source of lines that are reported as they happen: the same that reads its files. Throws `usage` for one that is read from files only. */
export function liveSource(id: SourceId): EventSource {
  const source = isSourceId(id) && sources[id].sends !== null ? fileSources[id] : undefined
  if (source?.kind !== 'events') throw new Problem('usage', `${id} does not report as it happens`)
  return source
}

/** They report starts and stops only, or may: from one to the other may be a long evening. */
const sparse = new Set<SourceId>(['jellyfin', 'plex', 'emby'])

/** How long lines stay after they were received, in ms: what comes later begins as if nothing had been before. */
export const storedMs = (id: SourceId): number => (sparse.has(id) ? 28 : 6) * hour
