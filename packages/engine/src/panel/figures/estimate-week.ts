import { addDays } from '@sweeps/model'
import { complete } from '../check-panel.js'
import type { PanelFiles } from '../read/panel-files.js'
import { type WeekReach, weekReach } from '../report/week-reach.js'
import { SharedSamples } from '../weight-sets.js'
import { estimateTitles, type TitleEstimate } from './estimate-titles.js'
import { titleTotals } from './title-totals.js'
import type { ViewingRow } from './week-viewing.js'

/**
 * A week's figures from a panel's files and what was watched, without a store: as `PanelFigures` makes them, but for movements. What a
 * study needs that makes them thousands of times. Throws `cannot-weigh`.
 *
 * @param week its first day
 */
export function estimateWeek(files: PanelFiles, week: string, rows: readonly ViewingRow[]): { titles: TitleEstimate[]; reach: WeekReach } {
  const shared = new SharedSamples()
  const ofDays = Array.from({ length: 7 }, (_, day) => shared.of(complete(files), { kind: 'day', start: addDays(week, day) }).weigher)
  const ofWeek = shared.of(files, { kind: 'week', start: week }).weigher
  return {
    titles: estimateTitles(files.definition, titleTotals(rows, ofDays), ofDays[0]!.replicates, undefined),
    reach: weekReach(rows, ofWeek, files.definition, Number.POSITIVE_INFINITY),
  }
}
