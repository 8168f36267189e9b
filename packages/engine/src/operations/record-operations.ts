import { Problem, ProductionRecord } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { productionRecord } from '../catalogue/index.js'
import { rowsCsv } from '../tables/index.js'
import { seasonName, whole } from './inputs.js'
import { listSeasons } from './list-seasons.js'
import { operation } from './operation.js'
import { seesAll } from './who-reads.js'

/** How a season was made and received. How much of it is visible depends on who reads; see `whoReads`. */
export const recordOperations = [
  operation({
    name: 'record',
    summary: 'How a season was made and received: facts with their sources; confidential ones for deciders only',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/seasons/:title/:season/record', tag: 'seasons' },
    input: Type.Object({
      ...seasonName,
      version: whole('the latest when absent', { minimum: 1 }),
    }),
    output: ProductionRecord,
    csv: ({ facts }) =>
      rowsCsv(
        facts.map(({ fact, value, source, on, note, confidential }) => ({
          fact,
          value: typeof value === 'object' ? JSON.stringify(value) : value,
          on: on ?? null,
          note: note ?? null,
          confidential: confidential ? 'yes' : null,
          source,
        })),
      ),
    run: async (engine, input, call) => {
      const { title, season } = input
      if (call.services && !(await listSeasons(engine, { title, services: call.services })).some(one => (one.season ?? 0) === season))
        throw new Problem('not-found', `there is no record of ${title}/${season}`)
      return productionRecord(engine.records, { ...input, confidential: seesAll(call) })
    },
  }),

  operation({
    name: 'record-undo',
    summary: 'Bring back the version of a record before, as a new one',
    role: 'decider',
    services: 'whole',
    http: { method: 'POST', path: '/v1/seasons/:title/:season/record/undo', tag: 'seasons' },
    input: Type.Object({ ...seasonName, version: whole('only while this is the latest version', { minimum: 1 }) }),
    output: ProductionRecord,
    audit: { action: 'undo record', what: ({ title, season }) => `${title}/${season}` },
    run: async ({ records }, { title, season, version }, call) => {
      await records.undo(title, season, call.actor, version)
      return productionRecord(records, { title, season, confidential: seesAll(call) })
    },
  }),
] as const
