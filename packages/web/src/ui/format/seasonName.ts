import { isolated } from '@sweeps/model/isolated'

/** A season as it is called: `Hit & Run, season 1`; one whose name says so already is left as it is. */
export function seasonName(name: string, season: number): string {
  const says =
    /:\s*(?:limited series|(?:season|part|volume|vol\.|series|book|chapter|collection)\b)/i.test(name) || name.endsWith(` ${season}`)
  return says ? isolated(name) : `${isolated(name)}, season ${season}`
}
