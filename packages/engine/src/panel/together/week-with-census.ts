import { addDays, Problem, weekStart } from '@sweeps/model'
import type { Catalogue } from '../../catalogue/index.js'
import { everyEpoch, type Plays } from '../../plays/index.js'
import type { Store } from '../../store/index.js'
import { ascribeWeek } from '../ascription/ascribe-week.js'
import { weekToAscribe } from '../ascription/week-to-ascribe.js'
import { dayEdges, type ViewingRow } from '../figures/week-viewing.js'
import type { PanelFiles } from '../read/panel-files.js'
import { isOfViewing, parseSlice, type Slice } from '../slices/slice-request.js'
import { censusOfWeek } from './census-of-week.js'
import { deviceViewing } from './device-viewing.js'
import { type AscribedCensus, panelAndCensus, usualSoftness } from './panel-and-census.js'

/**
 * A week of a panel together with the census of the services that its definition names; with `ascribe` plays of the census are given to
 * persons as well. Throws `invalid-request` where it names none, and `cannot-weigh`.
 *
 * @param rowsOf what the panel's persons watched of a slice
 */
export async function weekWithCensus(
  stages: { store: Store; plays: Plays; catalogue: Catalogue },
  files: PanelFiles,
  { week, by, ascribe }: { week: string; by: string; ascribe: boolean },
  rowsOf: (slice: Slice) => Promise<ViewingRow[]>,
): Promise<AscribedCensus> {
  const { definition } = files
  if (!definition.census)
    throw new Problem(
      'invalid-request',
      `panel ${definition.id} names no service whose census it goes with: add census with its services to panel.json, as in {"services":["demo"]}`,
    )
  const start = weekStart(week, definition.firstDay)
  const slice = parseSlice(files, { from: start, to: addDays(start, 7), by })
  const ofViewing = slice.by.find(isOfViewing)
  if (ofViewing !== undefined)
    throw new Problem('invalid-request', `by: "${ofViewing}" is none here, where rows are titles; name characteristics of the panel`)
  const edges = dayEdges(start, 7, definition.zone)
  const ascribed = ascribe ? ascribeWeek(files, start, slice.by, await weekToAscribe(stages, definition, edges)) : null
  const together = panelAndCensus(files, start, slice.by, {
    rows: await rowsOf({ ...slice, by: ['title', 'service'] }),
    devices: await stages.store.run(deviceViewing, {
      ...{ panel: definition.id, epoch: everyEpoch, version: stages.catalogue.version, edges, services: definition.census.services },
    }),
    census: await censusOfWeek(stages, definition, start),
    services: definition.census.services,
    softness: definition.census.softness ?? usualSoftness,
  })
  return { ...together, ascribed }
}
