import { Chart, Problem } from '@sweeps/model'
import Type, { Nullable } from '@sweeps/model/typebox'
import { ChartDefinition, readDefinitions } from '../charts/index.js'
import type { Engine } from '../engine.js'
import * as given from './inputs.js'
import { operation } from './operation.js'

const path = '/v1/chart-definitions'
/** It is read as a file of definitions is: what is wrong with it is said in the same words. */
const definition = Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'as in charts.json' })

const Definitions = Type.Object({
  charts: Type.Array(Type.Object({ definition: ChartDefinition, own: Type.Boolean({ description: 'charts.json has it' }) })),
  trouble: Nullable(Type.String({ description: 'why charts.json is not taken up as it is now; null: it is' })),
  sources: Type.Array(Type.String(), { description: 'of which there are figures, or may be' }),
})

/** Charts as they are defined. Those of one's own stand in `charts.json`, wherever they are changed. */
export const chartDefinitionOperations = [
  operation({
    name: 'chart-definitions',
    summary: 'How charts are defined: those that are shipped, and those of charts.json',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path, tag: 'charts' },
    input: Type.Object({}),
    output: Definitions,
    run: async engine => definitions(engine),
  }),

  operation({
    name: 'chart-preview',
    summary: 'The latest week of a chart as a definition would have it, without keeping it',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: `${path}/preview`, tag: 'charts' },
    input: Type.Object({ definition }),
    output: Type.Object({ chart: Nullable(Chart, { description: 'its first list; null: there is no week of it' }) }),
    run: async ({ charts }, { definition }) => ({ chart: await charts.preview(read(definition)) }),
  }),

  operation({
    name: 'chart-define',
    summary: 'Write a definition of a chart into charts.json, in place of the one of its id: it holds at once',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path, tag: 'charts' },
    input: Type.Object({ definition }),
    output: Definitions,
    audit: { action: 'define chart', what: ({ definition }) => String((definition as { id?: unknown }).id) },
    run: async (engine, { definition }) => {
      const one = read(definition)
      engine.charts.own.write(written => [...written.filter(({ id }) => id !== one.id), one])
      return taken(engine)
    },
  }),

  operation({
    name: 'chart-undefine',
    summary: 'Take a definition out of charts.json: the shipped one of its id holds again, if there is one. What was published of it stays',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: `${path}/:chart/remove`, tag: 'charts' },
    input: Type.Object({ chart: given.chart }),
    output: Definitions,
    audit: { action: 'take out chart', what: ({ chart }) => chart },
    run: async (engine, { chart }) => {
      const { own } = engine.charts
      if (!own.written().some(({ id }) => id === chart))
        throw new Problem('unknown-chart', `charts.json has no chart "${chart}": only what it has can be taken out`)
      own.write(written => written.filter(({ id }) => id !== chart))
      return taken(engine)
    },
  }),
] as const

const read = (definition: object): ChartDefinition => {
  try {
    return readDefinitions(JSON.stringify([definition]), 'the definition')[0]!
  } catch (error) {
    // It is no file here.
    throw error instanceof Problem ? new Problem('invalid-request', error.message) : error
  }
}

function taken(engine: Engine) {
  // What was just written is noticed as any change of the file is; here nobody waits for that.
  engine.charts.reread()
  return definitions(engine)
}

async function definitions({ charts }: Engine) {
  charts.reread()
  const { own } = charts
  const ids = new Set(own.trouble === null ? own.written().map(({ id }) => id) : [])
  const held = [...own.held.values()]
  return {
    charts: held.map(definition => ({ definition, own: ids.has(definition.id) })),
    trouble: own.trouble,
    sources: [...new Set([...held, ...charts.definitions.values()].map(({ source }) => source))].sort(),
  }
}
