import { playId } from '../play-id.js'
import { screenOf } from '../screen-of.js'
import { sittingLength } from '../sitting-length.js'
import type { Read } from '../source.js'
import type { TitleFact } from '../title-fact.js'
import { isTautulliRow, type TautulliRow } from './record.js'

/** One row of history → a sitting. */
export function readRow(record: unknown): Read {
  if (!isTautulliRow(record))
    return { bad: { field: '', reason: 'is no row of Tautulli’s history: it has `started`, `stopped`, `user_id`…' } }
  const started = number(record.started)
  if (started === undefined || !(started > 0))
    return { bad: { field: 'started', reason: `"${record.started ?? ''}" is no time: seconds since 1970` } }
  const kind = text(record.media_type)
  if (kind === 'track') return { leftOut: 'music' }
  if (kind === 'clip' || kind === 'photo') return { leftOut: 'trailers, clips and photos' }
  if ((number(record.group_count) ?? 1) > 1)
    return { leftOut: 'rows of several plays in one: fetch get_history again with grouping=0, they span days for minutes watched' }
  const stopped = number(record.stopped)
  if (stopped === undefined || stopped <= 0 || text(record.state) !== undefined) return { leftOut: 'plays that have not stopped' }
  const paused = number(record.paused_counter) ?? 0
  // A negative counter would make more of it than there was time for.
  const length = sittingLength(paused < 0 ? paused : (stopped - started - paused) * 1000)
  if (typeof length !== 'number') return length
  const content = contentOf(record)
  if (!content) return { bad: { field: 'guid', reason: 'there is neither `guid` nor `rating_key`: nothing says what was played' } }
  const start = Math.round(started * 1000)
  const user = text(record.user_id) ?? ''
  const offset = number(record.view_offset)
  const runtime = number(record.content_duration)
  return {
    sitting: {
      content,
      play: playId('tautulli', user, text(record.machine_id) ?? '', content, start),
      viewer: user || undefined,
      screen: screenOf(text(record.platform), text(record.product), text(record.player)),
      ...(runtime && runtime > 0 ? { runtime: Math.round(runtime) } : {}),
      stretches: [{ start, stop: start + length, ...(offset && offset > 0 ? { position: Math.max(0, Math.round(offset) - length) } : {}) }],
    },
    title: number(record.live) ? undefined : titleOf(record, content, runtime),
  }
}

/** TRICKY: `rating_key` numbers collide once a library has moved to another server; `guid` says the same everywhere. */
function contentOf({ guid, rating_key }: TautulliRow): string | undefined {
  const name = text(guid)
  if (name) return name.length <= 128 ? name : playId('guid', name)
  const key = text(rating_key)
  return key && `rating_key:${key}`
}

function titleOf(row: TautulliRow, content: string, runtime: number | undefined): TitleFact | undefined {
  const name = text(row.title)
  const common = {
    content,
    ...(runtime ? { runtimeMs: Math.round(runtime) } : {}),
    released: /^\d{4}-\d\d-\d\d$/.exec(text(row.originally_available_at) ?? '')?.[0],
  }
  const series = text(row.grandparent_title)
  if (row.media_type === 'movie') return name ? { ...common, title: name, season: 0, episode: 0, name } : undefined
  if (row.media_type !== 'episode' || !series) return undefined
  return {
    ...common,
    title: series,
    season: number(row.parent_media_index) ?? 0,
    episode: number(row.media_index) ?? 0,
    name: name ?? series,
  }
}

function number(value: string | number | null | undefined): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

const text = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined || value === '' ? undefined : String(value)
