import { Problem } from '@sweeps/model'
import Type, { Nullable } from '@sweeps/model/typebox'
import { ChartOfSource, chartOfSource } from './chart-of-source.js'
import { fileAt } from './file-body.js'
import { flag, whole, words } from './inputs.js'
import { Inspected, inspectFile } from './inspect-file.js'
import { ImportEntry, listImports } from './list-imports.js'
import { operation } from './operation.js'
import { readFile } from './read-file.js'
import { seesAll } from './who-reads.js'

/** What a file is before it is imported, and what was imported before it. */
export const fileOperations = [
  operation({
    name: 'inspect-file',
    summary: 'Say what a file is, by its name and its beginning: which import reads it, and what that needs to be told',
    role: 'analyst',
    services: 'whole',
    http: fileAt('/v1/imports/inspect', 'the beginning of a file; all of it, if it is a spreadsheet', 64),
    input: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 300, description: 'of the file' }),
      whole: flag('the body is all of the file'),
    }),
    output: Inspected,
    run: async (_engine, { name, whole = false }, { file }) => {
      if (!file) throw new Problem('usage', 'this needs a file')
      return inspectFile(await readFile(file), { name, whole })
    },
  }),

  operation({
    name: 'imports',
    summary: 'What was imported and undone, by whom and when, the latest first, with what can be undone now',
    role: 'analyst',
    services: 'whole',
    http: { method: 'GET', path: '/v1/imports', tag: 'imports' },
    input: Type.Object({ limit: whole('how many; 50 when absent', { minimum: 1, maximum: 500 }) }),
    output: Type.Object({ imports: Type.Array(ImportEntry) }),
    run: (engine, { limit = 50 }, call) => listImports(engine, { limit, all: seesAll(call) }),
  }),

  operation({
    name: 'chart-of-source',
    summary: 'The chart that shows the figures of a source in a week: what an import made',
    role: 'analyst',
    services: 'whole',
    http: { method: 'GET', path: '/v1/imports/chart', tag: 'imports' },
    input: Type.Object({
      source: Type.String({ maxLength: 80, description: 'as an import names it: netflix-top10, census, panel-ID' }),
      week: words('the first day of its week; the latest when there is no such week, or none is named', 10),
    }),
    output: Type.Object({ chart: Nullable(ChartOfSource, { description: 'null: none is over it yet, or none has a week' }) }),
    run: async ({ charts }, input) => ({ chart: await chartOfSource(charts, input) }),
  }),
] as const
