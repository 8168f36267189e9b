import type { ChartEntry } from '@sweeps/model'

/** Which title (and season) an entry is about; null for a rank nobody is known to hold. */
export const entryKey = ({ title, season }: ChartEntry): string | null =>
  title === null ? null : season === null ? title : `${title}/${season}`
