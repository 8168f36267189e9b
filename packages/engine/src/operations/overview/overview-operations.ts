import { Overview } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { operation } from '../operation.js'
import { overview } from './overview.js'

/** An installation at a glance. */
export const overviewOperations = [
  operation({
    name: 'overview',
    summary: 'What is watched, what is to be decided, what was published last, how fresh every source is and what is wrong',
    role: 'viewer',
    services: 'kept',
    http: { method: 'GET', path: '/v1/overview', tag: 'overview' },
    input: Type.Object({}),
    output: Overview,
    run: (engine, _input, call) => overview(engine, call),
  }),
] as const
