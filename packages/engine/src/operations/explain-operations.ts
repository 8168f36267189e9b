import { ExplainedMetric } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { explained, explainMetric } from '../seasons/index.js'
import { operation } from './operation.js'

const http = <Path extends string>(path: Path) => ({ method: 'GET', path, tag: 'figures explained' }) as const

/** What a number means, how it is computed, and what it does not say. */
export const explainOperations = [
  operation({
    name: 'explain',
    summary: 'Every number with its definition, formula, SQL and caveats',
    role: 'viewer',
    services: 'public',
    http: http('/v1/explain'),
    input: Type.Object({}),
    output: Type.Object({ metrics: Type.Array(ExplainedMetric) }),
    run: async () => ({ metrics: explained() }),
  }),

  operation({
    name: 'explain-metric',
    summary: 'A number’s definition, formula, SQL and caveats',
    role: 'viewer',
    services: 'public',
    http: http('/v1/explain/:metric'),
    input: Type.Object({ metric: Type.String({ maxLength: 64, description: 'its id, such as starters' }) }),
    output: ExplainedMetric,
    run: async (_engine, { metric }) => explainMetric(metric),
  }),
] as const
