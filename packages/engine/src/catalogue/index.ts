export { Catalogue, type CatalogueImported } from './catalogue.js'
export type { CatalogueRow } from './read-catalogue.js'
