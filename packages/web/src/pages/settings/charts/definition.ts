import type { AnswerOf } from '../../../api/ask'

/** A chart as it is defined. */
export type Definition = AnswerOf<'GET /v1/chart-definitions'>['charts'][number]['definition']
