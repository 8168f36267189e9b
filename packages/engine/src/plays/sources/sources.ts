import { isSourceId, Problem, type SourceId, sourceIds } from '@sweeps/model'
import { cdnLog } from './cdn-log/recognise.js'
import { cmcd } from './cmcd/recognise.js'
import { emby } from './emby/recognise.js'
import { jellyfin } from './jellyfin/recognise.js'
import { jellystat } from './jellystat/recognise.js'
import { native } from './native/recognise.js'
import { netflixViewing } from './netflix-viewing/recognise.js'
import { playbackReporting } from './playback-reporting/recognise.js'
import { plex } from './plex/recognise.js'
import { segment } from './segment/recognise.js'
import { snowplow } from './snowplow/recognise.js'
import type { Source } from './source.js'
import { streamystats } from './streamystats/recognise.js'
import { tautulli } from './tautulli/recognise.js'

/** Every source that files are read of. */
export const fileSources: Record<SourceId, Source> = {
  native,
  cmcd,
  segment,
  snowplow,
  tautulli,
  'playback-reporting': playbackReporting,
  jellystat,
  streamystats,
  jellyfin,
  plex,
  emby,
  'netflix-viewing': netflixViewing,
  'cdn-log': cdnLog,
}

/** Throws `usage` for a name that is no source. */
export function sourceNamed(name: string): Source {
  if (!isSourceId(name)) throw new Problem('usage', `--from: there is no "${name}"; there are ${sourceIds.join(', ')}`)
  return fileSources[name]
}
