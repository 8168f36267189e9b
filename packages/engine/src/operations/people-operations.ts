import Type from '@sweeps/model/typebox'
import { AuditEntry, atLeast, BegunSession, Key, keyKinds, Link, MadeKey, roles, User, UserServices } from '../people/index.js'
import { rowsCsv } from '../tables/index.js'
import { flag, whole, words } from './inputs.js'
import { type Call, operation } from './operation.js'

const limit = whole('how many; 100 when absent', { minimum: 0, maximum: 9999 })

/** Whose sessions somebody sees and ends: an admin, and the owner of the directory, all; anybody else their own. */
function whose({ role, actor }: Call): string | undefined {
  if (role === undefined) return undefined
  // Neither is a person, whatever people are called.
  if (role === 'program' || role === 'anybody') return ''
  return atLeast(role, 'admin') ? undefined : actor
}

/** Keys of programs, people, and who did what. Keys and people are recorded where they are changed: servers do that too. */
export const peopleOperations = [
  operation({
    name: 'keys-list',
    summary: 'The keys there are',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path: '/v1/keys', tag: 'people' },
    input: Type.Object({}),
    output: Type.Object({ keys: Type.Array(Key) }),
    run: async ({ people }) => ({ keys: people.keys.list() }),
  }),

  operation({
    name: 'keys-create',
    summary: 'Make a key; its secret is shown once',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/keys', tag: 'people' },
    changes: true,
    input: Type.Object({
      kind: Type.Enum([...keyKinds]),
      service: words('whom a write key speaks for; of a panel key the panel'),
      name: Type.String({ description: 'what it is for' }),
      test: flag('what is told with it is set aside as test viewing'),
    }),
    output: MadeKey,
    run: async ({ people, panels }, input, { actor }) => {
      // What its meters report would be refused as of no panel, when they are out in homes.
      if (input.kind === 'panel' && input.service) panels.named(input.service)
      return people.keys.create(input, actor)
    },
  }),

  operation({
    name: 'keys-revoke',
    summary: 'Refuse a key from now on',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/keys/:id/revoke', tag: 'people' },
    changes: true,
    input: Type.Object({ id: Type.String({ maxLength: 100, description: 'its id, which is no secret' }) }),
    output: Type.Object({ revoked: Type.String() }),
    run: async ({ people }, { id }, { actor }) => {
      await people.keys.revoke(id, actor)
      return { revoked: id }
    },
  }),

  operation({
    name: 'users-list',
    summary: 'Who may sign in, and as what',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path: '/v1/users', tag: 'people' },
    input: Type.Object({}),
    output: Type.Object({ users: Type.Array(User) }),
    run: async ({ people }) => ({ users: people.users.list() }),
  }),

  operation({
    name: 'users-link',
    summary: 'A one-time link: for somebody new with a role and services, for somebody known with or without a change of them',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/users', tag: 'people' },
    changes: true,
    input: Type.Object({
      name: Type.String({ maxLength: 100, description: 'whom it is for' }),
      role: Type.Optional(Type.Enum([...roles])),
      services: Type.Optional(UserServices),
    }),
    output: Type.Object({
      ...Link.properties,
      address: Type.Optional(Type.String({ description: 'where the server that runs is reached' })),
    }),
    run: async ({ people: { users } }, { name, role, services }, { actor, server }) => {
      const known = users.get(name) !== undefined
      if (known && role) await users.setRole(name, role, actor)
      if (known && services !== undefined) await users.setServices(name, services, actor)
      const link = known ? await users.link(name, actor) : await users.invite({ name, role: role ?? 'viewer', services }, actor)
      return { ...link, ...(server?.address !== undefined && { address: server.address }) }
    },
  }),

  operation({
    name: 'users-role',
    summary: 'Give somebody another role, from their next request on',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/users/:name/role', tag: 'people' },
    changes: true,
    input: Type.Object({ name: Type.String({ maxLength: 100, description: 'who' }), role: Type.Enum([...roles]) }),
    output: Type.Object({ name: Type.String(), role: Type.Enum([...roles]) }),
    run: async ({ people }, { name, role }, { actor }) => {
      await people.users.setRole(name, role, actor)
      return { name, role }
    },
  }),

  operation({
    name: 'users-services',
    summary: 'Let somebody see some services alone, or all, from their next request on',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/users/:name/services', tag: 'people' },
    changes: true,
    input: Type.Object({ name: Type.String({ maxLength: 100, description: 'who' }), services: UserServices }),
    output: User,
    run: ({ people }, { name, services }, { actor }) => people.users.setServices(name, services, actor),
  }),

  operation({
    name: 'users-remove',
    summary: 'Let somebody sign in no longer',
    role: 'admin',
    services: 'whole',
    http: { method: 'POST', path: '/v1/users/:name/remove', tag: 'people' },
    changes: true,
    input: Type.Object({ name: Type.String({ maxLength: 100, description: 'who' }) }),
    output: Type.Object({ removed: Type.String() }),
    run: async ({ people }, { name }, { actor }) => {
      await people.users.remove(name, actor)
      return { removed: name }
    },
  }),

  operation({
    name: 'sessions',
    summary: 'Where somebody is signed in: one’s own sessions, for an admin those of all',
    role: 'viewer',
    services: 'public',
    http: { method: 'GET', path: '/v1/sessions', tag: 'people' },
    input: Type.Object({}),
    output: Type.Object({ sessions: Type.Array(BegunSession) }),
    run: async ({ people }, _input, call) => ({ sessions: await people.sessions.list(whose(call)) }),
  }),

  operation({
    name: 'sessions-end',
    summary: 'End a session: its cookie opens nothing from then on',
    role: 'viewer',
    services: 'public',
    http: { method: 'POST', path: '/v1/sessions/:id/end', tag: 'people' },
    input: Type.Object({ id: Type.String({ maxLength: 100 }) }),
    output: BegunSession,
    audit: { action: 'end session', what: () => 'one', outcome: ({ name, made }) => `of ${name}, signed in ${made}` },
    run: ({ people }, { id }, call) => people.sessions.end(id, whose(call)),
  }),

  operation({
    name: 'audit',
    summary: 'Who did what, the latest first',
    role: 'admin',
    services: 'whole',
    http: { method: 'GET', path: '/v1/audit', tag: 'people', bounds: { limit: { minimum: 1, maximum: 1000 } } },
    input: Type.Object({ limit, before: whole('deeds before the one of this number', { minimum: 1 }) }),
    output: Type.Object({ entries: Type.Array(AuditEntry) }),
    csv: ({ entries }) => rowsCsv(entries),
    run: async ({ people }, { limit = 100, before }) => ({ entries: await people.audit.recent(limit, before) }),
  }),
] as const
