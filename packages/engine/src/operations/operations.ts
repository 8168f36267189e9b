import { announcementOperations } from './announcement-operations.js'
import { catalogueOperations } from './catalogue-operations.js'
import { chartDefinitionOperations } from './chart-definition-operations.js'
import { chartOperations } from './chart-operations.js'
import { decisionOperations } from './decision-operations.js'
import { explainOperations } from './explain-operations.js'
import { fileOperations } from './file-operations.js'
import { importOperations } from './import-operations.js'
import { keepingOperations } from './keeping-operations.js'
import { matchOperations } from './match-operations.js'
import { noticeOperations } from './notices/notice-operations.js'
import { overviewOperations } from './overview/overview-operations.js'
import { panelOperations } from './panel-operations.js'
import { peopleOperations } from './people-operations.js'
import { playOperations } from './play-operations.js'
import { polledOperations } from './polled-operations.js'
import { recordOperations } from './record-operations.js'
import { searchOperations } from './search-operations.js'
import { seasonOperations } from './season-operations.js'
import { termsOperations } from './terms-operations.js'

/** Everything that can be asked or changed, in the order of the path. */
const all = [
  ...overviewOperations,
  ...playOperations,
  ...polledOperations,
  ...fileOperations,
  ...importOperations,
  ...catalogueOperations,
  ...matchOperations,
  ...chartOperations,
  ...chartDefinitionOperations,
  ...panelOperations,
  ...seasonOperations,
  ...recordOperations,
  ...decisionOperations,
  ...termsOperations,
  ...announcementOperations,
  ...searchOperations,
  ...explainOperations,
  ...noticeOperations,
  ...peopleOperations,
  ...keepingOperations,
] as const

export type Operations = { [One in (typeof all)[number] as One['name']]: One }
export type OperationName = keyof Operations
export type InputOf<Name extends OperationName> = Parameters<Operations[Name]['run']>[1]
export type OutputOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]['run']>>

export const operations = Object.fromEntries(all.map(one => [one.name, one])) as Operations
