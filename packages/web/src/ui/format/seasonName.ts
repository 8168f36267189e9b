/** A season as it is called: `Hit & Run, season 1`; one whose name says so already is left as it is. */
export function seasonName(name: string, season: number): string {
  const says =
    /:\s*(?:limited series|(?:season|part|volume|vol\.|series|book|chapter|collection)\b)/i.test(name) || name.endsWith(` ${season}`)
  return says ? isolated(name) : `${isolated(name)}, season ${season}`
}

/** Letters that are written from right to left. */
const fromRight = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]/

/**
 * A name as a part of plain text: one that is written from right to left stands between marks that nobody sees, so that what is beside it
 * stays where it is. Where there is markup, `<bdi>` does it.
 */
export const isolated = (name: string): string => (fromRight.test(name) ? `\u2068${name}\u2069` : name)
