export {
  Catalogue,
  type CatalogueEdited,
  type CatalogueImported,
  type CatalogueImportOptions,
} from './catalogue.js'
export { type CatalogueRow, contentKey } from './catalogue-row.js'
export { exportedRows } from './exported-rows.js'
export type { CatalogueFound, FindOptions } from './find-seasons.js'
export { oddities } from './oddities.js'
export { placeName, readPlace } from './place.js'
export { factsOf, productionRecord, type RecordRequest } from './production-record/production-record.js'
export {
  ProductionRecords,
  type RecordedFacts,
  RecordImported,
  readFact,
  type StoredRecord,
} from './production-record/production-records.js'
export { readRecord } from './production-record/read-record.js'
export { visibleFacts } from './production-record/visible-facts.js'
export { type CatalogueFormat, catalogueFormats } from './read-catalogue.js'
export { isRecordText, type RecognisedCatalogue, recogniseCatalogueTable, recogniseCatalogueText } from './recognise-catalogue.js'
export { type RemapRequest, readRemap, remapName } from './remap/remap.js'
export { atLine, remapAll } from './remap/remap-all.js'
export { type RemapLine, readRemapFile } from './remap/remap-file.js'
export { type Removal, removeRows } from './remove-rows.js'
export { type ChangeCounts, changesInWords, countChanges, type RowChange } from './row-change.js'
export { type Suggestion, suggestPlaces } from './suggest-places.js'
