import type { PanelMetricId } from '@sweeps/model'
import { sqlFile } from '../store/index.js'

const files: Readonly<Partial<Record<PanelMetricId, readonly string[]>>> = {
  projectedMinutes: ['figures/week-viewing'],
  averageAudience: ['figures/week-viewing'],
  panelReach: ['figures/week-viewing'],
  emptyRooms: ['ascription/donors'],
  panelStarters: ['season/season-viewing'],
  panelWatchers: ['season/season-viewing'],
  panelCompleters: ['season/season-viewing'],
  panelCompletionRate: ['season/season-viewing'],
  panelRetention: ['season/season-viewing'],
  coViewing: ['season/season-viewing'],
  viewersPerView: ['figures/week-viewing', 'together/device-viewing'],
  coverageGap: ['together/device-viewing'],
  minutesTogether: ['figures/week-viewing', 'together/device-viewing'],
  panelAlone: ['figures/week-viewing'],
  ascribed: ['ascription/donors', 'ascription/census-plays'],
  donors: ['ascription/donors'],
  changeCauses: ['figures/week-viewing'],
  lateViewing: ['changes/late-viewing'],
}

/** The statements that read what a panel's number is made from; weights and errors are made of that by no SQL. */
export const panelStatements = (id: PanelMetricId): string[] => (files[id] ?? []).map(file => sqlFile(import.meta.url, `./${file}.sql`))
