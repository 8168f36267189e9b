import { SearchAnswer, TitleIndexPage } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { rowsCsv } from '../tables/index.js'
import { whole, words } from './inputs.js'
import { operation } from './operation.js'
import { search } from './search.js'
import { titleIndex } from './title-index.js'

/** What there is, found by what it is called. */
export const searchOperations = [
  operation({
    name: 'search',
    summary: 'Titles by any of their names, seasons, charts, weeks and releases: without accents, with typing errors',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/search', tag: 'search' },
    input: Type.Object({
      words: Type.String({
        maxLength: 200,
        description: 'a name, or part of one; also `TITLE 2`, `9 August 2021`, a chart with a country',
      }),
      limit: whole('how many of each kind; 8 when absent', { minimum: 1, maximum: 50 }),
    }),
    output: SearchAnswer,
    run: (engine, input, call) => search(engine, input, call),
  }),

  operation({
    name: 'titles',
    summary: 'All titles that anything here knows, by name',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/titles', tag: 'search' },
    input: Type.Object({
      letter: words('names that begin with it: A to Z, or # for what begins with none of them', 1),
      own: Type.Optional(Type.Boolean({ description: 'true: what the catalogue, records or the ledger have, false: the others' })),
      limit: whole('how many; 200 when absent, and all of them as a table', { minimum: 1, maximum: 1000 }),
      offset: whole('after so many', { minimum: 0 }),
    }),
    output: TitleIndexPage,
    csv: ({ titles }) =>
      rowsCsv(titles.map(({ seasons, own, ...row }) => ({ ...row, seasons: seasons.join(' '), own: own ? 'yes' : 'no' }))),
    run: (engine, input, call) => titleIndex(engine, input, call),
  }),
] as const
