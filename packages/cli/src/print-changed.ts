import type { CatalogueChanged } from '@sweeps/model'
import { print, printTable } from './print.js'

/** How many figures are shown; all are in --json. */
const mostFigures = 40

/** What a change of the catalogue did, or would do: rows, then the figures that move. */
export function printChanged({
  version,
  dryRun,
  added,
  changed,
  removed,
  changes,
  figures,
  ...rest
}: CatalogueChanged & { restored?: number }): void {
  const back =
    rest.restored === undefined ? '' : ` It is ${rest.restored === 0 ? 'empty, as at first' : `as version ${rest.restored} was`}.`
  print(`${added} rows added, ${changed} changed, ${removed} removed. The catalogue is at version ${version}.${back}`)
  for (const change of changes) print(`  ${change}`)
  if (figures.length === 0) print('No figure of the own census moves.')
  else {
    print(`${dryRun ? 'These figures would move' : 'These figures moved'} (minutes of the own census):`)
    printTable(
      ['week', 'title', 'before', 'after'],
      figures
        .slice(0, mostFigures)
        .map(({ week, title, season, before, after }) => [week, season === null ? title : `${title}/${season}`, before, after]),
    )
    if (figures.length > mostFigures) print(`and ${figures.length - mostFigures} more (--json has all)`)
  }
  if (dryRun) print('Nothing was changed (--dry-run).')
}
