import { type Certainty, closestHeader, type Header } from '../tables/index.js'
import { countryHeader } from './netflix/country-rows.js'
import { engagementHeader } from './netflix/engagement-csv.js'
import { netflixHeader } from './netflix/netflix-rows.js'
import { nielsenHeader } from './nielsen/nielsen-rows.js'

export type PublishedKind = 'netflix-top10' | 'netflix-country' | 'netflix-engagement' | 'nielsen-top10'

const headers: readonly Header<PublishedKind>[] = [
  { kind: 'netflix-top10', required: netflixHeader },
  { kind: 'netflix-country', required: countryHeader },
  { kind: 'netflix-engagement', required: engagementHeader },
  // The report as Netflix has it: a spreadsheet.
  { kind: 'netflix-engagement', required: ['Title', 'Available Globally?', 'Release Date', 'Hours Viewed'] },
  { kind: 'nielsen-top10', required: nielsenHeader },
]

/** Whose published file a table is, by its columns. */
export const recognisePublished = (columns: readonly string[]): { kind: PublishedKind; sure: Certainty } | undefined =>
  closestHeader(columns, headers)
