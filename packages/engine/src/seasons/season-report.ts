import type { SeasonReport } from '@sweeps/model'
import type { Catalogue } from '../catalogue/index.js'
import { everyEpoch } from '../plays/index.js'
import { unknownBlind, visibleBlind } from './blind-starters.js'
import { contradictedRuntimes } from './contradicted-runtimes.js'
import { filterNotes } from './filters/filter-notes.js'
import { filteredWindow } from './filters/filtered-window.js'
import { findSeason } from './find-season.js'
import { type Counters, measureWindow } from './measure-window.js'
import { notesOn } from './notes.js'
import { reportOf } from './report-of.js'
import { parseSeasonQuery, type SeasonRequest } from './season-query.js'
import { seasonSources } from './season-sources.js'
import { showOf } from './visible-cells.js'

/** One season's audience in its first days: found, counted, protected, worded. */
export async function seasonReport(
  engine: Counters & { catalogue: Catalogue },
  request: SeasonRequest,
  now = Date.now(),
): Promise<SeasonReport> {
  const { store, plays, catalogue, minimumCell } = engine
  const query = parseSeasonQuery(request)
  const season = await findSeason(store, query, catalogue.version, query.services)
  const { from, to, cuts, measures: whole, blind: blindOfAll } = await measureWindow(engine, season, query, now)
  const filtered =
    Object.keys(query.filters).length === 0
      ? undefined
      : await filteredWindow(engine.rollup, { season, window: query.window, zone: query.zone, from }, { ...query, whole, minimumCell })
  const { measures, show, filters } = filtered ?? { measures: whole, show: showOf(season, whole, { ...query, minimumCell }), filters: [] }
  // Of whom nobody knows how much they saw is not counted group by group: where there are any, a group has no rate of completion.
  const blind = filtered && blindOfAll.accounts > 0 ? unknownBlind(season) : visibleBlind(blindOfAll, { ...query, minimumCell })
  const setAside = await plays.guards.report(from, to, everyEpoch, query.services)
  // What is known of the plays is known of all of them.
  const reporters = filtered ? [] : await seasonSources(store, season, { from, to, epoch: everyEpoch })
  const contradicted = filtered ? [] : await contradictedRuntimes(store, season, { from, to, epoch: everyEpoch })
  return {
    title: season.title,
    titleName: season.titleName,
    season: season.season || null,
    released: season.released,
    window: query.window,
    tz: query.zone,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    closed: to <= now,
    smallCells: query.smallCells,
    services: season.services,
    ...reportOf(season, measures, { days: query.window, dates: cuts.dates }, show, blind),
    filters,
    notes: [
      ...filterNotes(filters, show('accounts.reach') ? measures.accounts.reach : null),
      ...notesOn(
        { ...query, minimumCell, filtered: filtered !== undefined },
        season,
        measures,
        setAside,
        to <= now,
        reporters,
        contradicted,
      ),
    ],
  }
}
