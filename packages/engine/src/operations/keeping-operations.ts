import { join, resolve } from 'node:path'
import { Problem } from '@sweeps/model'
import Type from '@sweeps/model/typebox'
import { forgetNode, LoadingNode, listNodes } from '../plays/index.js'
import { BackedUp, backup } from './backup.js'
import { doctor, Finding } from './doctor.js'
import { Erased, erase } from './erase.js'
import { Held, held, heldCsv, heldTables } from './held.js'
import { flag, words } from './inputs.js'
import { operation } from './operation.js'
import { restoreSpans, SpansRestored } from './restore-spans.js'

const directory = Type.String({ description: 'a path on the machine where the data are' })

const viewer = Type.Object({
  viewer: Type.String({ description: 'the id that the service sends', maxLength: 1024 }),
  service: words('of this service only', 64),
})

/** Keeping an installation: copies, erasures, nodes, and what is wrong with it. */
export const keepingOperations = [
  operation({
    name: 'doctor',
    summary: 'What is wrong with an installation, and what to do',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path: '/v1/doctor', tag: 'upkeep', without: ['settle'] },
    input: Type.Object({
      deep: flag('read every part of every table too'),
      // It is written down by `doctor`, where there is damage to settle.
      settle: flag('go on with what is left of damaged tables'),
    }),
    output: Type.Object({ findings: Type.Array(Finding) }),
    run: (engine, input, { actor }) => doctor(engine, input, actor),
  }),

  operation({
    name: 'personal-data',
    summary: 'All that is held of a viewer, or of all viewers of an account',
    role: 'admin',
    services: 'whole',
    // The id is in no address: those are written to logs.
    http: { method: 'POST', path: '/v1/viewers/personal-data', tag: 'people' },
    input: viewer,
    output: Held,
    // Who asks is written down, and when; of whom is not, as that would be held of them too.
    audit: {
      action: 'export viewer',
      what: ({ service }) => `all that is held of a viewer, ${service ? `at ${service}` : 'of all services'}`,
      outcome: ({ tables }) => `a viewer: ${tables.map(({ name, rows }) => `${rows.length} of ${name}`).join(', ') || 'nothing is held'}`,
    },
    csv: heldCsv,
    tables: heldTables,
    run: (engine, input) => held(engine, input),
  }),

  operation({
    name: 'erase',
    summary: 'Remove what a viewer watched, or all viewers of an account',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/viewers/erase', tag: 'people' },
    input: viewer,
    output: Erased,
    // Who is erased is not written down: that would be the last trace of them.
    audit: {
      action: 'erase',
      what: ({ service }) => (service ? 'a viewer of 1 services' : 'a viewer of all services'),
      outcome: ({ services, rows, rejects }) => `a viewer of ${services.length} services, ${rows} rows, ${rejects} refused messages`,
    },
    run: (engine, input) => erase(engine, input),
  }),

  operation({
    name: 'backup',
    summary: 'Write a copy of everything to a new directory',
    role: 'admin',
    services: 'whole',
    input: Type.Object({ directory }),
    output: BackedUp,
    audit: { action: 'backup', what: ({ directory }) => resolve(directory) },
    run: (engine, input) => backup(engine, input),
  }),

  operation({
    name: 'backup-here',
    summary: 'Write a copy of everything where the server keeps copies: SWEEPS_BACKUPS',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/backups', tag: 'upkeep' },
    input: Type.Object({}),
    output: BackedUp,
    audit: { action: 'backup', what: () => 'where the server keeps copies', outcome: ({ directory }) => directory },
    run: async (engine, _input, { server }) => {
      const where = server?.copiesTo
      if (!where)
        throw new Problem(
          'usage',
          'the server was not told where copies go: start it with SWEEPS_BACKUPS=DIRECTORY, or run sweeps backup DIR there',
        )
      return backup(engine, { directory: join(where, `sweeps-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`) })
    },
  }),

  operation({
    name: 'restore-spans',
    summary: 'Bring viewing back from a backup into a directory that is in use',
    role: 'admin',
    services: 'whole',
    input: Type.Object({ directory }),
    output: SpansRestored,
    audit: {
      action: 'restore spans',
      what: ({ directory }) => resolve(directory),
      outcome: ({ made, weeks }, { directory }) => `${resolve(directory)}, made ${made}: ${weeks.join(', ') || 'all weeks'}`,
    },
    run: (engine, input) => restoreSpans(engine, input),
  }),

  operation({
    name: 'nodes',
    summary: 'Collectors and servers that load into one ClickHouse',
    role: 'admin',
    services: 'whole',
    input: Type.Object({}),
    output: Type.Object({ nodes: Type.Array(LoadingNode) }),
    run: async ({ store }) => ({ nodes: await listNodes(store) }),
  }),

  operation({
    name: 'nodes-forget',
    summary: 'Forget a silent node that will never come back',
    role: 'admin',
    services: 'whole',
    input: Type.Object({ id: Type.String() }),
    output: Type.Object({ forgotten: Type.String() }),
    audit: { action: 'forget node', what: ({ id }) => id },
    run: async ({ store }, { id }) => {
      await forgetNode(store, id)
      return { forgotten: id }
    },
  }),
] as const
