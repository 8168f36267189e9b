import type { MetricId } from '@sweeps/model'
import Type, { type TSchema } from '@sweeps/model/typebox'
import { Int64, SummedMs } from '../store/index.js'

/**
 * How a metric is measured, from the spans of a play up to a group of contents. Each step sees the columns of the one before it, and
 * `watched` (of a play) and `watched_ms` (of a content) besides. The texts are SQL of ours, never from outside.
 */
export interface Measure {
  /** A column of a play, over its valid spans. */
  play?: string
  /** A column of a content, over its plays: a state, where figures of contents cannot be added. */
  content?: string
  /** Columns of a content beside its catalogue entry. */
  catalogued?: readonly string[]
  /** The figure of a group of contents. `runtime`: the column of the runtime that its watched time is measured against. */
  group: (runtime: 'runtime_ms' | 'season_runtime_ms') => string
  row: TSchema
  /** How many of `group`'s units one of the metric's has; 1 when absent. */
  per?: number
}

const watched = { group: () => 'sum(watched_ms)', row: SummedMs }

/** The measure of every metric. A further metric is its definition in the model and a row here. */
export const measures: Record<MetricId, Measure> = {
  watched,
  minutes: { ...watched, per: 60_000 },
  hours: { ...watched, per: 3_600_000 },
  views: {
    play: 'max(runtime) AS reported_runtime_ms',
    content: 'max(reported_runtime_ms) AS reported_runtime_ms',
    catalogued: [
      'if(runtime_ms > 0, runtime_ms, reported_runtime_ms) AS runtime_ms',
      `if(title = '', reported_runtime_ms, catalogue.season_runtime_ms) AS season_runtime_ms`,
    ],
    group: runtime => `if(countIf(${runtime} = 0) > 0, NULL, sum(watched_ms / ${runtime}))`,
    row: Type.Union([Type.Number(), Type.Null()]),
  },
  plays: { content: 'count() AS played', group: () => 'sum(played)', row: Int64 },
  viewers: {
    play: 'max(viewer) AS who',
    content: 'uniqExactStateIf(who, who != 0) AS viewer_set',
    group: () => 'uniqExactMerge(viewer_set)',
    row: Int64,
  },
  accounts: {
    play: 'max(account) AS payer',
    content: 'uniqExactStateIf(payer, payer != 0) AS account_set',
    group: () => 'uniqExactMerge(account_set)',
    row: Int64,
  },
}
