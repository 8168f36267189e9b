/** Files that others publish → figures, and what the names in them are taken for. */

export { type ImportOptions, ImportResult } from './import-result.js'
export { LatestFigures } from './latest-figures.js'
export { FigureMapping } from './mapped/figure-mapping.js'
export { importFigures, type MappedImportOptions } from './mapped/import-figures.js'
export * from './matches/index.js'
export { importNetflixCountry } from './netflix/netflix-country.js'
export { importNetflixEngagement } from './netflix/netflix-engagement.js'
export { importNetflixTop10 } from './netflix/netflix-top10.js'
export { importNielsenTop10 } from './nielsen/nielsen-top10.js'
export { type PublishedKind, recognisePublished } from './recognise-published.js'
export { type Sighting, tellTitlesApart } from './tell-titles-apart.js'
