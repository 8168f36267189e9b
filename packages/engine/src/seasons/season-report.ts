import type { SeasonReport } from '@sweeps/model'
import type { Catalogue } from '../catalogue/index.js'
import { everyEpoch } from '../plays/index.js'
import { visibleBlind } from './blind-starters.js'
import { contradictedRuntimes } from './contradicted-runtimes.js'
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
  const { from, to, cuts, measures, blind } = await measureWindow(engine, season, query, now)
  const show = showOf(season, measures, { ...query, minimumCell })
  const setAside = await plays.guards.report(from, to, everyEpoch, query.services)
  const reporters = await seasonSources(store, season, { from, to, epoch: everyEpoch })
  const contradicted = await contradictedRuntimes(store, season, { from, to, epoch: everyEpoch })
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
    ...reportOf(season, measures, { days: query.window, dates: cuts.dates }, show, visibleBlind(blind, { ...query, minimumCell })),
    notes: notesOn({ ...query, minimumCell }, season, measures, setAside, to <= now, reporters, contradicted),
  }
}
