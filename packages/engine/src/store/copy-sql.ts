import type { CopyOf } from './driver.js'

/** The engine's statement for a copy of all tables, or of one, to or from a place in the engine's own words. */
export function copySql(
  direction: 'to' | 'from',
  place: string,
  of: CopyOf,
  here: { database: string; cluster?: string | undefined },
): string {
  const onCluster = here.cluster ? ` ON CLUSTER '${here.cluster.replaceAll("'", "\\'")}'` : ''
  if (direction === 'to') return `BACKUP DATABASE ${of.database}${onCluster} TO ${place}`
  return of.table
    ? `RESTORE TABLE ${of.database}.${of.table.name} AS ${here.database}.${of.table.as}${onCluster} FROM ${place}`
    : `RESTORE DATABASE ${of.database} AS ${here.database}${onCluster} FROM ${place}`
}
