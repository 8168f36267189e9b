import { addDays } from '@sweeps/model'
import type { DonorRow } from '../ascription/donors.js'
import { complete } from '../check-panel.js'
import type { PanelFiles } from '../read/panel-files.js'
import { alertsOf } from './alerts.js'
import type { PanelManagement } from './panel-management.js'
import { sampleCells } from './sample-cells.js'
import { comeAndGone, emptyRooms, homesOn, whoAccepted, whoReports } from './who-reports.js'

/**
 * How well a panel is kept in a week. Nothing is weighted for it. Throws `invalid-request` while files are missing, and `cannot-weigh` where a
 * person has no level.
 *
 * @param week its first day
 * @param sessions of its homes in the week
 * @param weights as far as weeks have been weighted
 */
export function managePanel(
  files: PanelFiles,
  week: string,
  sessions: readonly DonorRow[],
  weights: PanelManagement['weights'],
): PanelManagement {
  complete(files)
  const end = addDays(week, 6)
  const response = whoAccepted(files)
  const homes = homesOn(files, end)
  const told = {
    ...{ panel: files.definition.id, week, homes: homes.size },
    persons: new Set((files.persons ?? []).filter(({ household }) => homes.has(household)).map(({ person }) => person)).size,
    ...sampleCells(files, week, end, response),
    ...whoReports(files, week),
    buttons: emptyRooms(sessions),
    weeks: comeAndGone(files, week),
    response,
    weights,
  }
  return { ...told, alerts: alertsOf(told) }
}
