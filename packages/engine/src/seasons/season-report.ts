import { dayStart, type SeasonReport } from '@sweeps/model'
import type { Catalogue } from '../catalogue/index.js'
import type { Plays } from '../plays/index.js'
import type { Store } from '../store/index.js'
import { findSeason } from './find-season.js'
import { measureSeason } from './measure-season.js'
import { notesOn } from './notes.js'
import { reportOf } from './report-of.js'
import type { Rollup } from './rollup/rollup.js'
import { scopeOf } from './scope.js'
import { parseSeasonQuery, type SeasonRequest } from './season-query.js'
import { shownCells } from './shown-cells.js'
import { windowCuts } from './window-cuts.js'

/** One season's audience in its first days: found, counted, protected, worded. */
export async function seasonReport(
  { store, plays, catalogue, rollup }: { store: Store; plays: Plays; catalogue: Catalogue; rollup: Rollup },
  request: SeasonRequest,
  now = Date.now(),
): Promise<SeasonReport> {
  const query = parseSeasonQuery(request)
  const { epoch } = plays
  const season = await findSeason(store, query, catalogue.version)
  const from = dayStart(season.released, query.zone)
  const to = from + query.window * 86_400_000
  const cuts = windowCuts(from, query.window, query.zone)
  await plays.guards.ensure(epoch)
  const measures =
    (await rollup.measure({ season, window: query.window, zone: query.zone, from }, now)) ??
    (await measureSeason(store, season, scopeOf(season, { from, to, epoch }), cuts))
  const cells = shownCells(season, measures)
  const show = query.smallCells === 'shown' ? () => true : (name: string) => cells.has(name)
  const setAside = await plays.guards.report(from, to, epoch)
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
    ...reportOf(season, measures, { days: query.window, dates: cuts.dates }, show),
    notes: notesOn(query, season, measures, setAside, to <= now),
  }
}
