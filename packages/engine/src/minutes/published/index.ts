/** Published third-party figures → figures. */
export type { ImportOptions, ImportResult } from './import-result.js'
export { importNetflixTop10 } from './netflix-top10.js'
export { importNielsenTop10 } from './nielsen-top10.js'
export type { FileContent } from './read-text.js'
export { seasonNumber } from './season-number.js'
export { type Sighting, tellTitlesApart } from './tell-titles-apart.js'
